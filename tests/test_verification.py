from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from service.catalogue import Catalogue, ModelProfile, Task
from service.depot import Depot
from service.desk import Desk
from service.engines.shelf import Shelf
from service.errors import AbsentModelError, BrokenModelError
from service.languages import language
from service.settings import Settings
from service.verification import FilesIntact, Translates, verify
from tests.fake_hub import FakeHub, profile
from tests.scripted_engine import ScriptedEngine

GOOD = "The Foreign Ministry said on Wednesday that the minister will visit Cairo."


def opened(folder: Path, pulled: ModelProfile, answer: Callable[[], str]) -> Desk:
    settings = Settings(data_dir=folder, cache_dir=folder, models_dir=folder / "models")
    catalogue = Catalogue((pulled,))
    depot = Depot(settings.models_dir, catalogue, FakeHub())
    shelf = Shelf(depot, settings, load=lambda _key: ScriptedEngine(lambda _text, _decoding: answer()))
    return Desk(settings, catalogue, depot, shelf)


def test_files_and_a_known_sentence(tmp_path: Path):
    model = profile()
    desk = opened(tmp_path, model, lambda: GOOD)
    desk.depot.pull(model)
    assert list(verify(desk, model)) == [FilesIntact(5), Translates(language("en"), GOOD)]


def test_a_damaged_file_ends_it_before_the_model_is_loaded(tmp_path: Path):
    model = profile()
    desk = opened(tmp_path, model, lambda: pytest.fail("it was loaded"))
    (desk.depot.pull(model).directory / "model.safetensors").write_bytes(b"other")
    with pytest.raises(BrokenModelError, match=r"model\.safetensors"):
        list(verify(desk, model))


def test_the_memory_does_not_answer_for_a_model_that_has_broken(tmp_path: Path):
    answers = iter([GOOD])
    model = profile()
    desk = opened(tmp_path, model, lambda: next(answers, "the the the the the the the the"))
    desk.depot.pull(model)
    list(verify(desk, model))
    with pytest.raises(BrokenModelError, match="the the"):
        list(verify(desk, model))


def test_a_summarising_model_is_held_against_its_checksums_alone(tmp_path: Path):
    model = replace(profile(), tasks=(Task.SUMMARIZE,))
    desk = opened(tmp_path, model, lambda: pytest.fail("it was loaded"))
    desk.depot.pull(model)
    assert list(verify(desk, model)) == [FilesIntact(5)]


def test_a_model_that_is_not_here(tmp_path: Path):
    model = profile()
    with pytest.raises(AbsentModelError, match="models pull tiny"):
        list(verify(opened(tmp_path, model, lambda: GOOD), model))
