from collections.abc import Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

import service.comparison
from service.comparison import Column, Comparison, Phase, System, compare
from service.corrections import correct
from service.desk import Desk
from service.engines.engine import Decoding, Engine
from service.engines.shelf import Key
from service.errors import EngineError
from service.languages import language
from service.story import Origin
from service.text.segments import read_story
from tests.comparing import NamedEngine, desk_of

EN, FR = language("en"), language("fr")
STORY = read_story("\n".join(f"قال الوزير في الفقرة {word} إن الأسعار ترتفع." for word in "أبجدهوز"))
TWO = [Column(System("one"), EN), Column(System("two"), EN)]


def plain(text: str, decoding: Decoding) -> str:
    return f"The minister said so in paragraph {text.split()[4]} of it."


def other(text: str, decoding: Decoding) -> str:
    return f"The minister said that in part {text.split()[4]} of it."


def broken(text: str, decoding: Decoding) -> str:
    raise EngineError("the card fell off its bus", "start anew")


def finished(desk: Desk, columns: Sequence[Column]) -> Comparison:
    return list(compare(desk, STORY, columns))[-1]


def phases(comparison: Comparison) -> list[str]:
    return [str(state.phase) for state in comparison.columns]


@pytest.mark.parametrize(
    ("system", "label"),
    [
        (System("barqiya-base"), "barqiya-base"),
        (System("barqiya-base", beam_size=1), "barqiya-base · greedy"),
        (System("barqiya-base", "torch", 5), "barqiya-base · torch · beam 5"),
    ],
)
def test_a_system_is_told_by_model_engine_and_search(system: System, label: str):
    assert system.label == label


def test_it_begins_with_nothing_and_ends_with_all(tmp_path: Path):
    first, *_, last = compare(desk_of(tmp_path, one=plain, two=other), STORY, TWO)
    assert phases(first) == ["waiting", "waiting"]
    assert first.columns[0].paragraphs == (None,) * 7
    assert phases(last) == ["done", "done"]
    assert [state.ready for state in last.columns] == [7, 7]
    assert [state.licence for state in last.columns] == ["one-1.0", "two-1.0"]


def test_a_whole_column_is_what_the_translator_makes(tmp_path: Path):
    desk = desk_of(tmp_path, one=plain, two=other)
    made = finished(desk, TWO).translation(1)
    with desk.translator(desk.translating("two", EN)) as translator:
        assert made == translator.translate(STORY, EN)


def test_paragraphs_come_in_order_and_none_goes(tmp_path: Path):
    seen = [state.columns[0] for state in compare(desk_of(tmp_path, one=plain, two=other), STORY, TWO)]
    for earlier, later in pairwise(seen):
        assert all(a == b for a, b in zip(earlier.paragraphs, later.paragraphs, strict=True) if a)
        assert None not in later.paragraphs[: later.ready]


def test_every_column_shows_its_first_paragraphs_before_any_goes_on(tmp_path: Path):
    steps = [state.columns for state in compare(desk_of(tmp_path, one=plain, two=other), STORY, TWO)]
    first = next(columns for columns in steps if all(state.ready for state in columns))
    assert [state.ready for state in first] == [2, 2]


def test_a_model_is_loaded_when_its_column_begins(tmp_path: Path):
    loaded: list[str] = []

    def load(key: Key) -> Engine:
        loaded.append(key.profile.name)
        return NamedEngine(key.profile.name, plain)

    with closing(compare(desk_of(tmp_path, load, one=plain, two=plain), STORY, TWO)) as steps:
        assert phases(next(steps)) == ["waiting", "waiting"]
        assert phases(next(steps)) == ["loading", "waiting"]
        assert loaded == []
        assert phases(next(steps)) == ["working", "waiting"]
        assert loaded == ["one"]


def test_a_column_that_fails_does_so_alone_with_its_reason(tmp_path: Path):
    desk = desk_of(tmp_path, one=plain, two=broken)
    columns = [*TWO, Column(System("three"), EN), Column(System("one"), language("de"))]
    last = finished(desk, columns)
    assert phases(last) == ["done", "failed", "failed", "failed"]
    assert [state.error and str(state.error) for state in last.columns] == [
        None,
        "the card fell off its bus: start anew",
        "model three is not in the catalogue: run `python -m service models list` to see all",
        "no model in the catalogue translates Arabic to German: choose another language",
    ]
    assert last.translation(1) is None
    assert last.columns[0].agreement is None


def test_what_was_ready_stays_where_a_column_fails_later(tmp_path: Path):
    def tiring(text: str, decoding: Decoding) -> str:
        return plain(text, decoding) if text.split()[4] in "أب" else broken(text, decoding)

    state = finished(desk_of(tmp_path, one=tiring), TWO[:1]).columns[0]
    assert (state.phase, state.ready) == (Phase.FAILED, 2)


@pytest.mark.parametrize("asked", [0, 1, 2, 5, 9])
def test_cancelled_it_ends_at_once_and_gives_all_models_back(tmp_path: Path, asked: int):
    """`asked`: how many times nobody has cancelled it."""
    answers = iter([False] * asked)
    desk = desk_of(tmp_path, one=plain, two=other)
    last = list(compare(desk, STORY, TWO, lambda: next(answers, True)))[-1]
    assert phases(last) == ["cancelled", "cancelled"]
    assert all(state.ready < 7 for state in last.columns)
    assert desk.shelf.unload_idle() == sum(bool(state.engine) for state in last.columns)


def test_cancelled_within_a_group_it_asks_no_more_of_the_engine(tmp_path: Path):
    asked: list[str] = []

    def heard(text: str, decoding: Decoding) -> str:
        asked.append(text)
        return plain(text, decoding)

    list(compare(desk_of(tmp_path, one=heard), STORY, TWO[:1], lambda: len(asked) >= 4))
    assert len(asked) == 4


def test_given_up_midway_it_gives_all_models_back(tmp_path: Path):
    desk = desk_of(tmp_path, one=plain, two=other)
    with closing(compare(desk, STORY, TWO)) as steps:
        assert any(state.columns[0].ready for state in steps)
        assert desk.shelf.unload_idle() == 0
    assert desk.shelf.unload_idle() == 1


def test_what_finds_no_memory_beside_the_others_comes_after_them(tmp_path: Path):
    loads: list[str] = []
    desk: Desk

    def load(key: Key) -> Engine:
        loads.append(key.profile.name)
        if key.profile.name != "one" and loads.count(key.profile.name) == 1:
            raise EngineError("there is not enough memory", "use a smaller model") from MemoryError()
        return NamedEngine(key.profile.name, plain)

    desk = desk_of(tmp_path, load, one=plain, two=plain, three=plain)
    steps = list(compare(desk, STORY, [*TWO, Column(System("three"), FR)]))
    assert phases(steps[-1]) == ["done", "done", "done"]
    beside = [phases(step) for step in steps if step.columns[0].phase is Phase.WORKING]
    assert all("working" not in (two, three) for _, two, three in beside)


def test_what_finds_no_memory_alone_fails(tmp_path: Path):
    def load(key: Key) -> Engine:
        raise EngineError("there is not enough memory", "use a smaller model") from MemoryError()

    assert phases(finished(desk_of(tmp_path, load, one=plain), TWO[:1])) == ["failed"]


def test_agreement_is_mutual_within_a_language_and_told_at_the_end(tmp_path: Path):
    columns = [*TWO, Column(System("one"), FR), Column(System("one"), EN)]
    steps = list(compare(desk_of(tmp_path, one=plain, two=other), STORY, columns))
    one, two, alone, again = (state.agreement for state in steps[-1].columns)
    assert one == again
    assert one is not None
    assert two is not None
    assert 30 < two < one < 100
    assert alone is None
    assert all(state.agreement is None for state in steps[-1].columns[2:3])
    assert all(state.agreement is None for step in steps for state in step.columns if not state.phase.is_over)


def test_findings_and_speed_are_counted(tmp_path: Path):
    def lost(text: str, decoding: Decoding) -> str:
        return plain(text, decoding) if text.split()[4] != "ج" else ""

    state = finished(desk_of(tmp_path, one=lost), TWO[:1]).columns[0]
    made = [part for paragraph in state.paragraphs if paragraph for part in paragraph.segments]
    assert state.findings == sum(len(part.findings) for part in made) > 0
    assert state.seconds > 0
    assert state.tokens_per_second is not None
    assert state.tokens_per_second > 0


def test_a_search_of_its_own_for_each_column(tmp_path: Path):
    def beam(text: str, decoding: Decoding) -> str:
        return f"beam {decoding.beam_size} of paragraph {text.split()[4]}"

    columns = [Column(System("one", beam_size=beams), EN) for beams in (1, 5, None)]
    made = [state.paragraphs[0] for state in finished(desk_of(tmp_path, one=beam), columns).columns]
    assert [each.target.split()[1] for each in made if each] == ["1", "5", "4"]


def test_groups_grow_while_they_are_quick_and_shrink_when_they_are_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def ready(seconds: float) -> list[int]:
        clock = iter(range(1000))
        monkeypatch.setattr(service.comparison, "monotonic", lambda: next(clock) * seconds)
        steps = compare(desk_of(tmp_path, one=plain), STORY, TWO[:1])
        return list(dict.fromkeys(step.columns[0].ready for step in steps))

    assert ready(0.1) == [0, 2, 6, 7]
    assert ready(3.0) == [0, 2, 4, 6, 7]
    assert ready(9.0) == [0, 2, 3, 4, 5, 6, 7]


def test_a_correction_takes_its_place(tmp_path: Path):
    desk = desk_of(tmp_path, one=plain, two=other)
    before = finished(desk, TWO)
    whole = before.translation(0)
    assert whole is not None
    after = before.replaced(0, correct(desk, whole, 1, "Words of an editor."))
    changed = after.columns[0].paragraphs[1]
    assert changed is not None
    assert changed.target == "Words of an editor."
    assert changed.segments[0].origin is Origin.HUMAN
    assert after.columns[1].paragraphs == before.columns[1].paragraphs
    assert after.columns[0].agreement == after.columns[1].agreement != before.columns[0].agreement


def test_a_story_without_paragraphs_is_done_at_once(tmp_path: Path):
    last = list(compare(desk_of(tmp_path, one=plain), read_story(""), TWO[:1]))[-1]
    assert phases(last) == ["done"]
