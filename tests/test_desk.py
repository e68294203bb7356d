from dataclasses import replace
from pathlib import Path

import pytest

import service.desk
from service.catalogue import Catalogue, Family, Task
from service.desk import open_desk
from service.engines.engine import Engine
from service.errors import AbsentModelError, InputError, PairError, UnknownModelError
from service.languages import language
from service.memory import NullMemory, TranslationMemory
from service.settings import Settings
from service.text.segments import read_story
from tests.scripted_engine import PROFILE


def settings(folder: Path, **changes: object) -> Settings:
    return Settings(data_dir=folder, cache_dir=folder, models_dir=folder, **changes)  # type: ignore[arg-type]


def test_the_memory_is_opened_where_the_settings_say(tmp_path: Path):
    desk = open_desk(settings(tmp_path))
    assert isinstance(desk.memory, TranslationMemory)
    assert desk.memory_path.parent == tmp_path
    desk.close()


def test_no_memory(tmp_path: Path):
    assert isinstance(open_desk(settings(tmp_path, memory=False)).memory, NullMemory)


def test_a_damaged_memory_is_said_and_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "memory.sqlite").write_text("this is no database " * 100)
    assert isinstance(open_desk(settings(tmp_path)).memory, NullMemory)
    assert "going on without the translation memory" in caplog.text


def test_closing_an_unused_desk_opens_nothing(tmp_path: Path):
    open_desk(settings(tmp_path)).close()
    assert not (tmp_path / "memory.sqlite").exists()


@pytest.mark.parametrize(
    ("family", "tasks"), [(Family.BART, (Task.SUMMARIZE,)), (Family.PROMPTED_T5, (Task.TRANSLATE,))]
)
def test_a_model_that_does_not_translate_is_refused(
    family: Family, tasks: tuple[Task, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    able = replace(PROFILE, name="able", path=tmp_path)
    other = replace(PROFILE, name="other", family=family, tasks=tasks, hub_id="nobody/other")
    monkeypatch.setattr(service.desk, "load_catalogue", lambda: Catalogue((able, other)))
    desk = open_desk(settings(tmp_path, model="other"))
    with pytest.raises(PairError, match="other does not translate Arabic to English: use --model able"):
        desk.model_for(language("en"))


def test_a_model_is_asked_for_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    here = replace(PROFILE, name="here", path=tmp_path)
    absent = replace(PROFILE, name="absent", hub_id="nobody/absent")
    closed = replace(PROFILE, name="closed", path=tmp_path, commercial=False)
    monkeypatch.setattr(service.desk, "load_catalogue", lambda: Catalogue((here, absent, closed)))
    desk = open_desk(settings(tmp_path, commercial_only=True))
    assert desk.translating("here", language("en")) == here
    for name, error in (("absent", AbsentModelError), ("closed", PairError), ("nowhere", UnknownModelError)):
        with pytest.raises(error, match=name):
            desk.translating(name, language("en"))


def test_a_translator_searches_as_asked_else_as_set_else_as_the_model_does(tmp_path: Path):
    assert open_desk(settings(tmp_path)).decoding_for(PROFILE).beam_size == PROFILE.beam_size
    desk = open_desk(settings(tmp_path, beam_size=2))
    assert desk.decoding_for(PROFILE).beam_size == 2
    assert desk.decoding_for(PROFILE, 7).beam_size == 7


def test_a_translator_runs_on_the_engine_asked_for(tmp_path: Path):
    desk = open_desk(settings(tmp_path))
    echo = replace(PROFILE, name="echo", path=tmp_path)
    seen: list[Engine] = []

    def through(engine: Engine) -> Engine:
        seen.append(engine)
        return engine

    with desk.translator(echo, engine="echo", through=through) as translator:
        made = translator.translate(read_story("قال نعم."), language("en"))
    assert made.engine == "echo"
    assert [engine.name for engine in seen] == ["echo"]
    with pytest.raises(InputError, match="engine torch does not run"), desk.translator(echo, engine="torch"):
        pass
