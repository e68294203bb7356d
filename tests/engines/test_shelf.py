"""Models are loaded once, lent to many, and unloaded when nobody has them."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from service.catalogue import Family, ModelProfile
from service.engines.echo import EchoEngine
from service.engines.engine import Decoding, Engine, Request
from service.engines.shelf import Key, Shelf, footprint
from service.errors import AbsentModelError, DeviceError, EngineError
from service.languages import language
from service.settings import Settings
from tests.engines.conftest import Build
from tests.engines.profiles import profile_of

SETTINGS = Settings()
ONE = profile_of("one", Family.ECHO, None)
TWO = profile_of("two", Family.ECHO, None)
THREE = profile_of("three", Family.ECHO, None)


class Depot:
    """Has what its profiles say that they have."""

    def require(self, profile: ModelProfile) -> Path:
        if profile.path is None:
            raise AbsentModelError(f"model {profile.name} is not on this machine")
        return profile.path


class Loader:
    """Makes echo engines, and notes what was loaded and what was closed."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.closed: list[str] = []
        self.before: Callable[[Key], object] = lambda key: None

    def __call__(self, key: Key) -> Engine:
        self.before(key)
        self.loaded.append(key.profile.name)
        return _Closing(key.profile, self.closed)


class _Closing(EchoEngine):
    def __init__(self, profile: ModelProfile, closed: list[str]) -> None:
        super().__init__(profile)
        self._closed = closed

    def close(self) -> None:
        self._closed.append(self.profile.name)


@pytest.fixture
def loader() -> Loader:
    return Loader()


@pytest.fixture
def shelf(loader: Loader) -> Shelf:
    return Shelf(Depot(), SETTINGS, load=loader)


def test_a_model_is_loaded_once(shelf: Shelf, loader: Loader) -> None:
    with shelf.borrow(ONE) as first, shelf.borrow(ONE) as second:
        assert first is second
    with shelf.borrow(ONE) as third:
        assert third is first
    assert loader.loaded == ["tiny-one"]


def test_threads_that_ask_at_once_wait_for_one_loading(shelf: Shelf, loader: Loader) -> None:
    everyone = threading.Barrier(8)
    loader.before = lambda key: threading.Event().wait(0.05)

    def ask(_: int) -> Engine:
        everyone.wait()
        with shelf.borrow(ONE) as engine:
            return engine

    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(id, pool.map(ask, range(8))))) == 1
    assert loader.loaded == ["tiny-one"]


def test_another_model_can_be_borrowed_while_one_loads(shelf: Shelf, loader: Loader) -> None:
    other_is_lent = threading.Event()
    loader.before = lambda key: key.profile is ONE and other_is_lent.wait(5)
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(lambda: shelf.borrow(ONE).__enter__())
        with shelf.borrow(TWO):
            other_is_lent.set()
        assert slow.result(5).profile is ONE
    assert loader.loaded == ["tiny-two", "tiny-one"]


def test_what_is_lent_is_not_unloaded(shelf: Shelf, loader: Loader) -> None:
    with shelf.borrow(ONE), shelf.borrow(TWO):
        pass
    with shelf.borrow(ONE):
        assert shelf.unload_idle() == 1
        assert loader.closed == ["tiny-two"]
    assert shelf.unload_idle() == 1
    assert shelf.unload_idle() == 0
    assert loader.closed == ["tiny-two", "tiny-one"]


def test_what_was_used_lately_stays(shelf: Shelf, loader: Loader) -> None:
    with shelf.borrow(ONE):
        pass
    assert shelf.unload_idle(seconds=60) == 0
    assert loader.closed == []


def test_an_error_in_the_borrowers_hands_gives_the_model_back(shelf: Shelf) -> None:
    with pytest.raises(ZeroDivisionError), shelf.borrow(ONE):
        raise ZeroDivisionError
    assert shelf.unload_idle() == 1


def test_a_failure_to_load_is_told_and_can_be_tried_again(shelf: Shelf, loader: Loader) -> None:
    def fail(key: Key) -> None:
        raise EngineError("no luck")

    loader.before = fail
    with pytest.raises(EngineError, match="no luck"), shelf.borrow(ONE):
        pass
    loader.before = lambda key: None
    with shelf.borrow(ONE) as engine:
        assert engine.profile is ONE


def test_idle_models_make_room_the_longest_unused_first(loader: Loader) -> None:
    big = {"tiny-one": 100, "tiny-two": 100, "tiny-three": 100}
    profiles = [replace(each, family=Family.MARIAN, parameters=big[each.name]) for each in (ONE, TWO, THREE)]
    shelf = Shelf(Depot(), SETTINGS, memory=250, load=loader)
    for profile in (profiles[0], profiles[1], profiles[0]):
        with shelf.borrow(profile, engine="ctranslate2", device="cpu"):
            pass
    with shelf.borrow(profiles[2], engine="ctranslate2", device="cpu"):
        assert loader.closed == ["tiny-two"]


def test_a_limit_takes_nothing_from_a_borrower(loader: Loader) -> None:
    big = [replace(each, family=Family.MARIAN, parameters=100) for each in (ONE, TWO)]
    shelf = Shelf(Depot(), SETTINGS, memory=50, load=loader)
    with shelf.borrow(big[0], device="cpu"), shelf.borrow(big[1], device="cpu"):
        assert loader.closed == []


def test_want_of_memory_unloads_what_is_idle_and_tries_again(shelf: Shelf, loader: Loader) -> None:
    with shelf.borrow(ONE):
        pass

    def card_is_full(key: Key) -> None:
        if "tiny-one" not in loader.closed:
            raise EngineError("there is not enough memory") from MemoryError()

    loader.before = card_is_full
    with shelf.borrow(TWO) as engine:
        assert engine.profile is TWO


def test_want_of_memory_with_nothing_idle_is_told(shelf: Shelf, loader: Loader) -> None:
    def card_is_full(key: Key) -> None:
        raise EngineError("there is not enough memory") from MemoryError()

    loader.before = card_is_full
    with pytest.raises(EngineError, match="not enough memory"), shelf.borrow(ONE):
        pass
    assert loader.closed == []


def test_a_closed_shelf_unloads_and_lends_no_more(shelf: Shelf, loader: Loader) -> None:
    with shelf.borrow(TWO):
        pass
    with shelf.borrow(ONE):
        shelf.close()
        assert loader.closed == ["tiny-two"]
    assert loader.closed == ["tiny-two", "tiny-one"]
    with pytest.raises(EngineError, match="being unloaded"), shelf.borrow(ONE):
        pass


def test_the_settings_choose_where_the_borrower_does_not(loader: Loader) -> None:
    marian = replace(ONE, family=Family.MARIAN)
    shelf = Shelf(Depot(), replace(SETTINGS, engine="echo"), load=loader)
    with shelf.borrow(marian) as engine, shelf.borrow(marian, engine="echo", device="cpu") as same:
        assert engine is same


def test_a_device_that_is_not_here_is_refused_before_anything_loads(shelf: Shelf, loader: Loader) -> None:
    with (
        pytest.raises(DeviceError, match=r"CUDA device|cuda:77"),
        shelf.borrow(replace(ONE, family=Family.MARIAN), engine="ctranslate2", device="cuda:77"),
    ):
        pass
    assert loader.loaded == []


@pytest.mark.parametrize("asked", ["auto", "ctranslate2"])
def test_torch_steps_in_where_ctranslate2_fails_on_a_card(
    asked: str, shelf: Shelf, loader: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as where cuBLAS is not the one that it was built for; but not where the user asked for it."""
    monkeypatch.setattr("service.engines.shelf.resolve_device", lambda device, engine: "cuda")
    seen = []

    def without_cublas(key: Key) -> None:
        seen.append(key.engine)
        if key.engine == "ctranslate2":
            raise EngineError("engine ctranslate2 failed on cuda", "Library libcublas.so.12 is not found")

    loader.before = without_cublas
    marian = replace(ONE, family=Family.MARIAN)
    if asked == "auto":
        with shelf.borrow(marian, engine=asked):
            assert seen == ["ctranslate2", "torch"]
    else:
        with pytest.raises(EngineError, match="libcublas"), shelf.borrow(marian, engine=asked):
            pass


@pytest.mark.parametrize(
    ("engine", "device", "size"),
    [("ctranslate2", "cpu", 1), ("ctranslate2", "cuda", 2), ("torch", "cpu", 4), ("torch", "cuda:1", 2)],
)
def test_the_memory_of_a_model_hangs_on_engine_and_device(engine: str, device: str, size: int) -> None:
    assert footprint(Key(replace(ONE, parameters=7), engine, device)) == 7 * size
    assert footprint(Key(ONE, "echo", "cpu")) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "got"), [("auto", "ctranslate2"), ("torch", "torch"), ("echo", "echo")])
def test_engines_come_from_the_depot(asked: str, got: str, tiny: Build, tmp_path: Path) -> None:
    settings = replace(SETTINGS, cache_dir=tmp_path, engine=asked, device="cpu", threads=1)
    with Shelf(Depot(), settings).borrow(tiny("marian")) as engine:
        assert (engine.name, engine.device) == (got, "cpu")
        (output,) = engine.generate(
            [Request("قال الرئيس", language("ar"), language("fr"))], Decoding(max_target_tokens=9)
        )
        assert output.tokens


def test_a_model_that_is_absent_is_told_by_the_depot() -> None:
    marian = replace(ONE, family=Family.MARIAN)
    with pytest.raises(AbsentModelError), Shelf(Depot(), SETTINGS).borrow(marian, device="cpu"):
        pass
