"""The desk's summarisers: the story's own sentences, or a model of the catalogue."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.catalogue import Catalogue, Family, Task
from service.depot import Depot
from service.desk import Desk
from service.engines.shelf import Shelf
from service.errors import AbsentModelError, PairError, UnknownModelError
from service.settings import Settings
from service.story import Style
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.text.segments import read_story
from tests.scripted_engine import PROFILE, ScriptedEngine
from tests.summaries.copies import STORM

BRIEF = Wanted(Style.BRIEF, budget(Style.BRIEF))


def made(folder: Path, answer: str = "", *, commercial_only: bool = False) -> Desk:
    summarizes = replace(
        PROFILE,
        name="sums",
        tasks=(Task.SUMMARIZE,),
        family=Family.T5,
        path=folder,
        targets=("ar",),
        commercial=False,
    )
    absent = replace(summarizes, name="absent", path=None, hub_id="nobody/absent")
    catalogue = Catalogue((summarizes, absent, replace(PROFILE, path=folder)))
    given = Settings(
        memory=False,
        data_dir=folder,
        models_dir=folder,
        cache_dir=folder,
        commercial_only=commercial_only,
    )
    engine = ScriptedEngine(lambda _text, _decoding: answer, max_source_tokens=200)
    engine.profile = summarizes
    depot = Depot(folder, catalogue)
    return Desk(given, catalogue, depot, Shelf(depot, given, load=lambda _: engine))


def test_by_default_no_model_is_loaded(tmp_path: Path):
    with made(tmp_path).summarizer() as summarizer:
        found = summarizer.summarize(read_story(STORM), BRIEF, made(tmp_path).source)
    assert found.method == "lexrank"


def test_a_model_writes_what_can_be_proved(tmp_path: Path):
    desk = made(tmp_path, "أغلقت السلطات ميناء المدينة بعد عاصفة أغرقت ثلاثة قوارب.")
    with desk.summarizer("sums") as summarizer:
        found = summarizer.summarize(read_story(STORM), BRIEF, desk.source)
    assert found.method == "sums"
    assert 1 in found.sentences[0].support


def test_what_cannot_be_proved_is_not_printed(tmp_path: Path):
    desk = made(tmp_path, "أغلقت السلطات ميناء المدينة بعد عاصفة قتلت 45 شخصا.")
    with desk.summarizer("sums") as summarizer:
        found = summarizer.summarize(read_story(STORM), BRIEF, desk.source)
    assert "45" not in " ".join(each.text for each in found.sentences)
    assert found.sentences
    assert any("sums" in finding.reason for each in found.sentences for finding in each.findings)


@pytest.mark.parametrize(
    ("name", "error", "reason"),
    [
        ("scripted", PairError, "does not summarise"),
        ("absent", AbsentModelError, "not on this machine"),
        ("summs", UnknownModelError, "summs"),
    ],
)
def test_a_model_that_cannot_serve(tmp_path: Path, name: str, error: type[Exception], reason: str):
    with pytest.raises(error, match=reason):
        made(tmp_path).summarizing(name)


def test_a_licence_is_respected(tmp_path: Path):
    with pytest.raises(PairError, match="does not allow commercial use"):
        made(tmp_path, commercial_only=True).summarizing("sums")
