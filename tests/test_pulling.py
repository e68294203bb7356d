"""Which commit and which files a pull takes, how it counts, and what it refuses."""

from pathlib import Path

import pytest

from service.errors import ModelError
from service.hub import RemoteFile
from service.pulling import Plan, check, fetch, plan
from tests.fake_hub import CONVERTED, KEPT, MAIN, PICKLED, PINNED, REPOSITORY, FakeHub


def quiet(_here: int, _total: int) -> None: ...


def test_without_a_pin_the_main_branch_is_pinned_now():
    chosen = plan(FakeHub(), "lab/tiny", None)
    assert (chosen.commit, chosen.note) == (MAIN, "the main branch at the first pull, pinned from now on")


def test_a_pin_is_followed():
    hub = FakeHub({MAIN: {}, PINNED: REPOSITORY})
    chosen = plan(hub, "lab/tiny", PINNED)
    assert (chosen.commit, chosen.note) == (PINNED, "pinned in the catalogue")


def test_only_weights_configuration_and_tokenizers_at_the_top_are_taken():
    assert {each.path for each in plan(FakeHub(), "lab/tiny", None).files} == KEPT


def test_pickled_weights_are_replaced_by_the_hub_s_conversion_of_that_commit():
    hub = FakeHub({PINNED: PICKLED, CONVERTED: REPOSITORY}, conversions={PINNED: CONVERTED})
    chosen = plan(hub, "lab/tiny", PINNED)
    assert (chosen.commit, chosen.note) == (CONVERTED, "the hub's own conversion to safetensors")
    assert {each.path for each in chosen.files} == KEPT


@pytest.mark.parametrize("conversions", [{}, {MAIN: CONVERTED}])
def test_a_repository_without_safetensors_is_refused(conversions: dict[str, str]):
    hub = FakeHub({MAIN: PICKLED, CONVERTED: PICKLED}, conversions=conversions)
    with pytest.raises(ModelError) as caught:
        plan(hub, "lab/tiny", None)
    assert str(caught.value) == (
        "lab/tiny publishes no safetensors: pickled weights are never read,"
        " so choose another with `python -m service models list`"
    )


def test_progress_grows_to_the_total_and_stays_within_it(tmp_path: Path):
    seen: list[tuple[int, int]] = []
    hub = FakeHub()
    chosen = plan(hub, "lab/tiny", None)
    fetch(hub, chosen, tmp_path, lambda here, total: seen.append((here, total)))
    total = sum(len(REPOSITORY[path]) for path in KEPT)
    assert [here for here, _ in seen] == sorted(here for here, _ in seen)
    assert seen[-1] == (total, total)
    assert {total for _, total in seen} == {total}


def test_bytes_that_a_library_counts_twice_do_not_overflow(tmp_path: Path):
    seen: list[int] = []

    class Chatty(FakeHub):
        def download(self, hub_id, commit, path, directory, received):
            received(10**9)
            received(-5)
            super().download(hub_id, commit, path, directory, received)

    hub = Chatty()
    fetch(hub, plan(hub, "lab/tiny", None), tmp_path, lambda here, total: seen.append(total - here))
    assert min(seen) == seen[-1] == 0


def test_what_is_there_is_not_fetched_again(tmp_path: Path):
    hub = FakeHub()
    (tmp_path / "model.safetensors").write_bytes(REPOSITORY["model.safetensors"])
    fetch(hub, plan(hub, "lab/tiny", None), tmp_path, quiet)
    assert set(hub.asked) == KEPT - {"model.safetensors"}


def test_a_disk_that_is_too_small_is_told_before_the_first_byte(tmp_path: Path):
    hub = FakeHub()
    chosen = Plan("lab/huge", MAIN, "", (RemoteFile("model.safetensors", 10**18, None),))
    with pytest.raises(ModelError, match=r"1000000000\.0 GB are to be fetched.*BARQIYA_MODELS_DIR"):
        fetch(hub, chosen, tmp_path, quiet)
    assert hub.asked == []


@pytest.mark.parametrize("path", ["model.safetensors", "config.json"])
def test_a_damaged_file_is_named_and_deleted(tmp_path: Path, path: str):
    hub = FakeHub()
    chosen = plan(hub, "lab/tiny", None)
    fetch(hub, chosen, tmp_path, quiet)
    (tmp_path / path).write_bytes(b"half")
    with pytest.raises(ModelError, match=f"file {path} of lab/tiny came damaged: run the same pull again"):
        check(chosen, tmp_path)
    assert not (tmp_path / path).exists()


def test_wrong_bytes_of_the_right_length_are_found(tmp_path: Path):
    hub = FakeHub(corrupt="model.safetensors")
    chosen = plan(hub, "lab/tiny", None)
    fetch(hub, chosen, tmp_path, quiet)
    with pytest.raises(ModelError, match=r"model\.safetensors of lab/tiny came damaged"):
        check(chosen, tmp_path)
