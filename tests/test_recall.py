from itertools import count
from pathlib import Path

import pytest

from service import recall
from service.draft import Draft
from service.drafting import Drafter
from service.engines.engine import Decoding
from service.languages import language
from service.memory import TranslationMemory
from service.recall import Recall
from service.story import Origin
from tests.scripted_engine import ScriptedEngine
from tests.test_drafting import Forbidden

AR, EN = language("ar"), language("en")


@pytest.fixture
def memory(tmp_path: Path):
    with TranslationMemory(tmp_path / "memory.sqlite") as opened:
        yield opened


def recalling(memory: TranslationMemory, **attributes: str) -> Recall:
    engine = ScriptedEngine(lambda *_: "")
    for name, value in attributes.items():
        setattr(engine, name, value)
    return Recall(memory, engine, "r1", Decoding())


def draft(target: str) -> Draft:
    return Draft(target, -0.5, Origin.MODEL, ())


def test_what_is_put_comes_back(memory: TranslationMemory):
    recalling(memory).put({"خبر": draft("news")}, AR, EN)
    entries = recalling(memory).entries(["خبر", "نبأ"], AR, EN)
    assert {text: entry.text for text, entry in entries.items()} == {"خبر": "news"}


@pytest.mark.parametrize("other", [{"name": "another"}, {"compute_type": "bfloat16"}], ids=str)
def test_engines_and_arithmetics_do_not_share_memories(memory: TranslationMemory, other: dict[str, str]):
    recalling(memory, compute_type="int8_float32").put({"خبر": draft("news")}, AR, EN)
    assert recalling(memory, **other).entries(["خبر"], AR, EN) == {}


def test_nothing_is_written_before_its_time_and_all_at_the_end(memory: TranslationMemory):
    with recalling(memory).writing(AR, EN) as write:
        write("خبر", draft("news"))
        assert memory.stats().entries == 0
    assert memory.stats().entries == 1


def test_a_killed_run_has_written_what_was_made_seconds_ago(
    memory: TranslationMemory, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recall, "monotonic", count(0.0, 2 * recall.SECONDS).__next__)
    there: list[int] = []

    def answer(text: str, _: Decoding) -> str:
        there.append(memory.stats().entries)
        return f"<{text}>"

    Drafter(ScriptedEngine(answer), "r1", Decoding(), [], memory).draft(["خبر", "نبأ", "حدث"], AR, EN)
    assert there == [0, 1, 2]


def test_a_second_try_is_written_while_the_next_is_made(
    memory: TranslationMemory, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(recall, "monotonic", count(0.0, 2 * recall.SECONDS).__next__)
    there: list[int] = []

    def answer(text: str, decoding: Decoding) -> str:
        there.append(memory.stats().entries)
        return "bad" if decoding.beam_size == 4 else "good"

    Drafter(ScriptedEngine(answer), "r1", Decoding(), [Forbidden()], memory).draft(["خبر", "نبأ"], AR, EN)
    assert there == [0, 0, 0, 1]


def test_a_run_that_is_stopped_keeps_what_is_done(memory: TranslationMemory):
    def answer(text: str, _: Decoding) -> str:
        if text == "حدث":
            raise KeyboardInterrupt
        return f"<{text}>"

    desk = Drafter(ScriptedEngine(answer), "r1", Decoding(), [], memory)
    with pytest.raises(KeyboardInterrupt):
        desk.draft(["خبر", "نبأ", "حدث"], AR, EN)
    assert set(recalling(memory).entries(["خبر", "نبأ", "حدث"], AR, EN)) == {"خبر", "نبأ"}
