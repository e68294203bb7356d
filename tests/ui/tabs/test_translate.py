"""The tab *Translate and compare*: from a pasted story to a sheet that an editor works on."""

import json
from dataclasses import replace
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from service.comparison import Comparison, Phase
from service.corrections import correct
from service.errors import EngineError
from service.story import Origin
from service.ui.column_choices import column_choices
from service.ui.line import Line
from service.ui.runs import Runs
from service.ui.tabs.translate import Comparing, Updates, translate_tab
from service.ui.takeaway import takeaway
from service.ui.texts import PAGE_LANGUAGES, Texts
from service.ui.voting import vote_panel
from tests.ui.desks import by_search, page_context

STORY = "غرق قارب قبالة اليونان\nقال خفر السواحل إن الناجين وصلوا.\nوتوقف البحث."
CHOICES = (2, "en", "en", None, None, "scripted · beam 5", "scripted · greedy", None, None)
REQUEST = SimpleNamespace(session_hash="mine")


def comparing(folder: Path, answer=by_search, most: int = 64, **settings) -> Comparing:
    context = replace(page_context(folder, answer, **settings), line=Line(1, most))
    with gr.Blocks(analytics_enabled=False):
        state, told = gr.State(None), gr.HTML()
        return Comparing(
            context, column_choices(context), takeaway(context, state, told), vote_panel(context), Runs()
        )


def steps(desk: Comparing, story: str = STORY, *, blind: bool = False, choices=CHOICES) -> list[Any]:
    return list(desk.run(REQUEST, story, blind, *choices))


def finished(desk: Comparing) -> Comparison:
    there = steps(desk)[-1][2]
    assert isinstance(there, Comparison)
    return there


def target(there: Comparison, column: int, paragraph: int) -> str:
    made = there.columns[column].paragraphs[paragraph]
    assert made is not None
    return made.target


def edit(column: int, segment: int, text: str) -> gr.EventData:
    return gr.EventData(None, {"column": str(column), "segment": str(segment), "text": text})


def test_paragraphs_appear_as_they_are_ready(tmp_path: Path) -> None:
    shown = steps(comparing(tmp_path))
    told = [update[0] for update in shown]
    assert "0 of 6 paragraphs are ready" in told[0]
    assert "All 6 paragraphs are ready" in told[-1]
    assert all(update[2] is None for update in shown[:-1])  # what is not finished cannot be edited
    assert [column.phase for column in shown[-1][2].columns] == [Phase.DONE, Phase.DONE]
    assert "The beam is 5 wide here." in shown[-1][1].replace('<mark class="bq-alone">', "").replace(
        "</mark>", ""
    )


def test_stop_can_be_pressed_while_it_works(tmp_path: Path) -> None:
    first, *_, last = steps(comparing(tmp_path))
    run, stop = first[3:5]
    assert (run["interactive"], stop["interactive"]) == (False, True)
    run, stop = last[3:5]
    assert (run["interactive"], stop["interactive"]) == (True, False)


@pytest.mark.parametrize("story", ["", "no Arabic", "س" * 2001])
def test_what_cannot_be_translated_is_one_sentence(tmp_path: Path, story: str) -> None:
    (only,) = steps(comparing(tmp_path), story)
    assert only[0].count('role="alert"') == 1
    assert only[1] == gr.skip()


def test_a_column_fails_alone_and_the_page_goes_on(tmp_path: Path) -> None:
    def broken(text, decoding):
        if decoding.beam_size == 1:
            raise EngineError("the engine failed", "try another one")
        return by_search(text, decoding)

    desk = comparing(tmp_path, broken)
    last = steps(desk)[-1]
    assert last[2].columns[0].phase is Phase.DONE
    assert "The beam is" in last[1]


def test_what_nobody_foresaw_is_one_sentence_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ui.tabs.translate.compare", lambda *_: 1 / 0)
    (only,) = steps(comparing(tmp_path))
    assert "Something went wrong inside Barqiya" in only[0]


def test_a_stopped_comparison_keeps_what_is_ready(tmp_path: Path) -> None:
    desk = comparing(tmp_path)
    running = desk.run(REQUEST, STORY, False, *CHOICES)
    next(running)
    desk.stop(SimpleNamespace(session_hash="another"))
    desk.stop(REQUEST)
    last = list(running)[-1]
    assert {column.phase for column in last[2].columns} == {Phase.CANCELLED}
    assert "Ended before all was ready: 0 of 6" in last[0]


def begun(desk: Comparing) -> tuple[Any, Updates]:
    """A run in a line with no room left, and what it says first."""
    running = desk.run(REQUEST, STORY, False, *CHOICES)
    return running, next(running)


@pytest.mark.parametrize("end", ["stop", "leave"])
def test_what_waits_can_be_stopped_and_never_begins(tmp_path: Path, end: str) -> None:
    def forbidden(*_):
        raise AssertionError("it began")

    desk = comparing(tmp_path, forbidden)
    with desk.context.place():
        running, waits = begun(desk)
        assert "one piece of work is before yours" in waits[0]
        assert (waits[3]["interactive"], waits[4]["interactive"]) == (False, True)
        assert waits[1:3] == [gr.skip(), gr.skip()]  # the last sheet stays until there is another one
        getattr(desk, end)(REQUEST)
        last = list(running)[-1]
    assert "Stopped before it began" in last[0]
    assert (last[3]["interactive"], last[4]["interactive"]) == (True, False)
    assert last[1:3] == [gr.skip(), gr.skip()]


def test_who_leaves_the_line_makes_room(tmp_path: Path) -> None:
    desk = comparing(tmp_path)
    running = desk.run(REQUEST, STORY, False, *CHOICES)
    next(running)
    waiting = desk.run(SimpleNamespace(session_hash="another"), STORY, False, *CHOICES)
    assert "before yours" in next(waiting)[0]
    running.close()  # as Gradio does where a browser is gone
    assert [column.phase for column in list(waiting)[-1][2].columns] == [Phase.DONE, Phase.DONE]


def test_where_too_many_wait_it_is_told(tmp_path: Path) -> None:
    desk = comparing(tmp_path, most=0)
    with desk.context.place():
        (only,) = steps(desk)
    assert "Too many stories are waiting" in only[0]


def test_a_correction_stands_is_remembered_and_is_taken_back(tmp_path: Path) -> None:
    desk = comparing(tmp_path)
    said, sheet, changed = desk.correct(REQUEST, edit(1, 1, "The coastguard said so."), finished(desk))
    assert "Your wording is kept" in said
    assert "coastguard" in sheet
    part = changed.columns[1].paragraphs[1].segments[0]
    assert (part.target, part.origin) == ("The coastguard said so.", Origin.HUMAN)
    again = finished(desk)
    assert target(again, 1, 1) == "The coastguard said so."
    assert target(again, 0, 1) == "The beam is 5 wide here."
    said, _, back = desk.correct(REQUEST, edit(1, 1, " "), again)
    assert "machine’s wording stands again" in said
    assert target(back, 1, 1) == "The beam is 1 wide here."


def test_without_a_memory_a_correction_is_for_this_story(tmp_path: Path) -> None:
    desk = comparing(tmp_path, memory=False)
    said, _, changed = desk.correct(REQUEST, edit(0, 0, "A boat sank"), finished(desk))
    assert "this story only" in said
    assert target(changed, 0, 0) == "A boat sank"


@pytest.mark.parametrize(
    "event",
    [edit(0, 99, "x"), edit(7, 0, "x"), edit(0, 0, "x" * 10_001), gr.EventData(None, {"column": "0"})],
)
def test_a_correction_that_is_none_leaves_the_sheet(tmp_path: Path, event: gr.EventData) -> None:
    desk = comparing(tmp_path)
    there = finished(desk)
    said, sheet, state = desk.correct(REQUEST, event, there)
    assert 'role="alert"' in said
    assert sheet == gr.skip()
    assert state == gr.skip()


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_where_the_session_is_over_the_sheet_and_what_was_typed_stay(tmp_path: Path, tag: str) -> None:
    desk = comparing(tmp_path)
    desk = replace(desk, context=replace(desk.context, texts=Texts(tag)))
    said, sheet, state = desk.correct(REQUEST, edit(0, 0, "x"), None)
    assert escape(Texts(tag)("translate.expired")) in said
    assert (sheet, state) == (gr.skip(), gr.skip())


def test_a_correction_that_comes_behind_a_new_translation_does_not_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = comparing(tmp_path)
    there = finished(desk)

    def slow(*given: Any, **named: Any) -> Any:
        steps(desk, "وتوقف البحث.")
        return correct(*given, **named)

    monkeypatch.setattr("service.ui.tabs.translate.correct", slow)
    assert desk.correct(REQUEST, edit(1, 1, "The coastguard said so."), there) == [gr.skip()] * 3
    monkeypatch.undo()
    assert target(finished(desk), 1, 1) == "The coastguard said so."  # it is remembered all the same


def test_a_blind_comparison_tells_nothing_before_the_vote(tmp_path: Path) -> None:
    desk = comparing(tmp_path)
    shown = steps(desk, blind=True)
    assert all(update[1] == "" for update in shown)
    assert not shown[-1][5]["visible"]  # what can be taken away names the systems
    assert "Vote below" in shown[-1][0]
    told, sheet, group, _ = desk.reveal(shown[-1][2])
    assert told == ""
    assert "scripted · greedy" in sheet
    assert group["visible"]


def test_where_there_is_nothing_to_vote_on_nothing_is_hidden(tmp_path: Path) -> None:
    last = steps(comparing(tmp_path), blind=True, choices=(1, *CHOICES[1:]))[-1]
    assert "scripted · beam 5" in last[1]


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_the_tab_is_built_in_every_language(tmp_path: Path, tag: str) -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        translate_tab(page_context(tmp_path, tag=tag))
    named = {part.elem_id for part in page.blocks.values()}
    assert {"bq-story", "bq-run", "bq-stop", "bq-sheet", "bq-told", "bq-download", "bq-copy"} <= named


def test_a_page_that_is_loaded_anew_has_its_columns_and_says_what_it_has_not(tmp_path: Path) -> None:
    kept = {"shown": 1, "chosen": ["fr", *[None] * 3, "scripted · greedy", *[None] * 3], "sheet": True}
    told, shown, *others = comparing(tmp_path).restore(json.dumps(kept))
    assert "corrections as well" in told
    assert shown == 1
    assert others[6]["value"] == "fr"
    assert "not" in comparing(tmp_path, memory=False).restore(json.dumps(kept))[0]
    assert comparing(tmp_path).restore(json.dumps({**kept, "sheet": False}))[0] == gr.skip()


@pytest.mark.parametrize("kept", ["", "{}", "[1]", '{"shown": 1, "chosen": [[]]}', '{"shown": null}', "x"])
def test_what_the_browser_kept_of_something_else_restores_nothing(tmp_path: Path, kept: str) -> None:
    assert all(each == gr.skip() for each in comparing(tmp_path).restore(kept))
