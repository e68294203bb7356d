import threading
from pathlib import Path

import pytest

from service.catalogue import Catalogue
from service.depot import Depot
from service.errors import ModelError
from service.ui import pulls
from service.ui.pulls import pull
from tests.fake_hub import KEPT, MAIN, REPOSITORY, FakeHub, profile


def depot(folder: Path, hub: FakeHub) -> Depot:
    return Depot(folder, Catalogue((profile(),)), hub)


def test_the_last_word_is_that_all_is_here(tmp_path: Path) -> None:
    opened = depot(tmp_path, FakeHub())
    arrived = list(pull(opened, profile()))
    total = sum(len(REPOSITORY[path]) for path in KEPT)
    assert (arrived[-1].here, arrived[-1].total) == (total, total)
    assert opened.directory(profile()) is not None


def test_what_fails_is_raised_where_it_is_watched(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="damaged"):
        list(pull(depot(tmp_path, FakeHub(corrupt="model.safetensors")), profile()))


def test_whoever_stops_watching_stops_the_pull_and_keeps_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulls, "_PAUSE", 0.01)
    closed, at_weights = threading.Event(), threading.Event()

    def wait_there(path: str) -> None:
        if path == "model.safetensors":
            at_weights.set()
            assert closed.wait(10)

    hub = FakeHub(accident=wait_there)
    opened = depot(tmp_path, hub)
    watching = pull(opened, profile())
    next(watching)
    assert at_weights.wait(10)
    watching.close()
    closed.set()
    for thread in threading.enumerate():
        if thread.name.startswith("pull"):
            thread.join(10)
    assert opened.directory(profile()) is None
    first = list(hub.asked)

    hub.accident = lambda _path: None
    list(pull(opened, profile()))
    assert opened.directory(profile()) is not None
    assert "config.json" not in hub.asked[len(first) :]  # it came the first time


def test_no_total_is_told_before_the_hub_has_told_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulls, "_PAUSE", 0.01)
    answer = threading.Event()

    class Slow(FakeHub):
        def commit(self, hub_id: str, revision: str | None) -> str:
            assert answer.wait(10)
            return MAIN

    watching = pull(depot(tmp_path, Slow()), profile())
    assert next(watching).total == 0
    answer.set()
    assert [*watching][-1].total > 0
