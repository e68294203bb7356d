"""What is on this machine: nothing that looks whole and is not, whatever interrupts a pull."""

import hashlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
import tomllib
from pathlib import Path

import pytest

from service.catalogue import Catalogue, ModelProfile
from service.depot import Depot
from service.errors import AbsentModelError, BrokenModelError, ModelError
from tests.fake_hub import CONVERTED, KEPT, MAIN, PICKLED, PINNED, REPOSITORY, FakeHub, profile


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "data" / "models"


def depot(models: Path, hub: FakeHub | None = None, *profiles: ModelProfile) -> Depot:
    return Depot(models, Catalogue(profiles), hub or FakeHub())


def test_a_pull_leaves_the_files_and_a_record(models: Path):
    pulled = depot(models).pull(profile())
    assert pulled.directory == models / "tiny"
    assert (pulled.hub_id, pulled.commit) == ("lab/tiny", MAIN)
    assert pulled.note == "the main branch at the first pull, pinned from now on"
    assert {path.name for path in pulled.directory.iterdir()} == KEPT | {"pulled.toml"}
    assert pulled.checksums == {path: hashlib.sha256(REPOSITORY[path]).hexdigest() for path in KEPT}
    record = tomllib.loads((models / "tiny" / "pulled.toml").read_text(encoding="utf-8"))
    assert record["commit"] == MAIN
    assert {path.name for path in models.iterdir()} == {"tiny", ".tiny.lock"}


def test_the_record_tells_which_commit_is_here(models: Path):
    hub = FakeHub({PINNED: PICKLED, CONVERTED: REPOSITORY}, conversions={PINNED: CONVERTED})
    store = depot(models, hub)
    store.pull(profile(revision=PINNED))
    assert store.revision(profile(revision=PINNED)) == CONVERTED
    assert store.record(profile(revision=PINNED)).note == "the hub's own conversion to safetensors"


def test_a_second_pull_finds_it_and_asks_nobody(models: Path):
    hub = FakeHub()
    first = depot(models, hub).pull(profile())
    hub.commits.clear()
    assert depot(models, hub).pull(profile()) == first


def test_progress_is_told(models: Path):
    seen: list[tuple[int, int]] = []
    depot(models).pull(profile(), lambda here, total: seen.append((here, total)))
    assert seen[-1][0] == seen[-1][1] == sum(len(REPOSITORY[path]) for path in KEPT)


def test_an_absent_model_is_none_and_required_is_an_error_that_says_how_to_get_it(models: Path):
    store = depot(models)
    assert store.directory(profile()) is None
    for ask in (store.require, store.record, store.revision, store.verify_files, store.remove):
        with pytest.raises(AbsentModelError) as caught:
            ask(profile())
        assert str(caught.value) == (
            "model tiny is not on this machine: run `python -m service models pull tiny`"
        )


def test_present_lists_what_is_here_in_the_order_of_the_catalogue(models: Path, tmp_path: Path):
    shipped = profile("shipped", hub_id=None, path=tmp_path)
    store = depot(models, None, shipped, profile("b"), profile("a"), profile("c"))
    store.pull(profile("a"))
    store.pull(profile("b"))
    assert [each.name for each in store.present()] == ["shipped", "b", "a"]


def test_a_shipped_model_is_where_it_is_and_is_neither_pulled_nor_removed(models: Path, tmp_path: Path):
    shipped = profile("shipped", hub_id=None, path=tmp_path, revision="2026-10")
    store = depot(models)
    assert store.directory(shipped) == store.require(shipped) == tmp_path
    assert store.revision(shipped) == "2026-10"
    for ask in (store.pull, store.remove, store.verify_files):
        with pytest.raises(
            ModelError, match="model shipped ships with Barqiya: it is neither pulled nor removed"
        ):
            ask(shipped)


@pytest.mark.parametrize("stopped_at", sorted(KEPT))
@pytest.mark.parametrize("accident", [KeyboardInterrupt, ModelError, OSError])
def test_a_pull_that_stops_leaves_nothing_that_looks_whole_and_goes_on(
    models: Path, stopped_at: str, accident: type[BaseException]
):
    def stop(path: str) -> None:
        if path == stopped_at:
            raise accident("the cable")

    with pytest.raises(accident):
        depot(models, FakeHub(accident=stop)).pull(profile())
    store = depot(models)
    assert store.directory(profile()) is None
    assert not (models / "tiny").exists()

    hub = FakeHub()
    pulled = depot(models, hub).pull(profile())
    assert len(hub.asked) < len(KEPT) or stopped_at == "config.json"  # what was whole stays
    assert {path.name for path in pulled.directory.iterdir()} == KEPT | {"pulled.toml"}
    assert store.verify_files(profile()) == len(KEPT)


def test_damage_on_the_way_is_found_and_mended_by_the_next_pull(models: Path):
    with pytest.raises(ModelError, match="came damaged"):
        depot(models, FakeHub(corrupt="model.safetensors")).pull(profile())
    assert depot(models).directory(profile()) is None
    hub = FakeHub()
    depot(models, hub).pull(profile())
    assert hub.asked == ["model.safetensors"]


def test_parts_of_another_commit_are_not_mixed_in(models: Path):
    def stop(path: str) -> None:
        if path == "vocab.json":
            raise ModelError("the cable")

    with pytest.raises(ModelError):
        depot(models, FakeHub(accident=stop)).pull(profile())
    newer = REPOSITORY | {"config.json": b'{"newer": true}'}
    pulled = depot(models, FakeHub({PINNED: newer})).pull(profile(revision=PINNED))
    assert (pulled.directory / "config.json").read_bytes() == b'{"newer": true}'


def test_a_kill_in_the_middle_leaves_nothing_that_looks_whole(models: Path):
    script = """
        import os, signal
        from pathlib import Path
        from service.catalogue import Catalogue
        from service.depot import Depot
        from tests.fake_hub import FakeHub, profile

        def die(path):
            if path == "model.safetensors":
                os.kill(os.getpid(), signal.SIGKILL)

        Depot(Path(os.environ["MODELS"]), Catalogue(()), FakeHub(accident=die)).pull(profile())
    """
    env = os.environ | {"MODELS": str(models)}
    root = Path(__file__).parents[1]
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], env=env, cwd=root, check=False)
    assert killed.returncode == -signal.SIGKILL
    store = depot(models)
    assert store.directory(profile()) is None
    assert store.pull(profile()).commit == MAIN  # and the lock of the dead process holds nobody up
    assert store.verify_files(profile()) == len(KEPT)


def test_two_pulls_at_once_fetch_once(models: Path):
    hub = FakeHub()
    pulled = []
    threads = [
        threading.Thread(target=lambda: pulled.append(Depot(models, Catalogue(()), hub).pull(profile())))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pulled) == 4
    assert sorted(hub.asked) == sorted(KEPT)


def test_a_directory_without_a_record_does_not_count_and_is_replaced(models: Path):
    (models / "tiny").mkdir(parents=True)
    (models / "tiny" / "model.safetensors").write_bytes(b"half")
    store = depot(models)
    assert store.directory(profile()) is None
    store.pull(profile())
    assert (models / "tiny" / "model.safetensors").read_bytes() == REPOSITORY["model.safetensors"]


def test_a_directory_copied_from_another_machine_counts(models: Path, tmp_path: Path):
    depot(models).pull(profile())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (models / "tiny").rename(elsewhere / "tiny")
    assert depot(elsewhere).verify_files(profile()) == len(KEPT)


@pytest.mark.parametrize("path", sorted(KEPT))
def test_verify_names_a_file_that_changed_or_went(models: Path, path: str):
    store = depot(models)
    store.pull(profile())
    (models / "tiny" / path).write_bytes(b"rot")
    with pytest.raises(BrokenModelError, match=f"file {path} of model tiny is missing or damaged: run"):
        store.verify_files(profile())
    (models / "tiny" / path).unlink()
    with pytest.raises(BrokenModelError, match=f"file {path} of model tiny is missing or damaged: run"):
        store.verify_files(profile())


@pytest.mark.parametrize("record", ["", "hub_id = ", 'hub_id = "lab/tiny"', "\x00"])
def test_a_damaged_record_is_said_to_be_one(models: Path, record: str):
    store = depot(models)
    store.pull(profile())
    (models / "tiny" / "pulled.toml").write_text(record)
    with pytest.raises(BrokenModelError, match=r"pulled\.toml of model tiny is missing or damaged"):
        store.revision(profile())


def test_remove_gives_the_bytes_back_those_of_stopped_pulls_too(models: Path):
    def stop(path: str) -> None:
        if path == "vocab.json":
            raise ModelError("the cable")

    store = depot(models, FakeHub(accident=stop))
    with pytest.raises(ModelError):
        store.pull(profile())
    assert store.remove(profile()) >= len(REPOSITORY["model.safetensors"])
    store = depot(models)
    store.pull(profile())
    store.pull(profile("tiny-2"))
    assert store.remove(profile()) > len(REPOSITORY["model.safetensors"])
    assert store.directory(profile()) is None
    assert store.directory(profile("tiny-2")) is not None
    assert {path.name for path in models.iterdir() if path.is_dir()} == {"tiny-2"}


def test_a_directory_that_cannot_be_written_is_an_error_that_says_what_to_set(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelError, match=r"cannot be written: .*set BARQIYA_MODELS_DIR to another directory"):
        depot(tmp_path / "file" / "models").pull(profile())
