"""The tab *Vote and ranking*: from a story to a ballot."""

from dataclasses import replace
from pathlib import Path
from random import Random
from types import SimpleNamespace

import gradio as gr
import pytest

from service.catalogue import Catalogue
from service.depot import Depot
from service.desk import Desk
from service.engines.engine import Decoding
from service.engines.shelf import Shelf
from service.errors import EngineError
from service.settings import Settings
from service.ui.context import Limits, PageContext
from service.ui.runs import Runs
from service.ui.tabs.vote import Match, vote_tab
from service.ui.texts import PAGE_LANGUAGES, Texts
from service.ui.voting import vote_panel
from tests.scripted_engine import PROFILE, ScriptedEngine

STORY = "غرق قارب قبالة اليونان\nقال خفر السواحل إن الناجين وصلوا.\nوتوقف البحث."
LABELS = ["scripted · beam 5", "scripted · greedy"]
REQUEST = SimpleNamespace(session_hash="mine")


def by_search(text: str, decoding: Decoding) -> str:
    return f"The beam is {decoding.beam_size} wide here."


def alike(text: str, decoding: Decoding) -> str:
    return "The boat sank off Greece."


def broken(text: str, decoding: Decoding) -> str:
    raise EngineError("the engine failed", "try another one")


def context(folder: Path, answer=by_search, tag: str = "en") -> PageContext:
    catalogue = Catalogue((replace(PROFILE, path=folder, targets=("en", "fr")),))
    settings = Settings(data_dir=folder, models_dir=folder, cache_dir=folder, memory=False)
    depot = Depot(folder, catalogue)
    engine = ScriptedEngine(answer)
    desk = Desk(settings, catalogue, depot, Shelf(depot, settings, load=lambda _: engine))
    return PageContext(desk, Texts(tag), Limits(2000, 2000, 1))


def match(folder: Path, answer=by_search) -> Match:
    opened = context(folder, answer)
    with gr.Blocks(analytics_enabled=False):
        return Match(opened, vote_panel(opened, chance=Random(2)), Runs())


def played(game: Match, text=STORY, tag="en", labels=LABELS):
    """Each step's notice, whether it can be cancelled, its ballot and what is shown of it."""
    return [
        (told, cancel["interactive"], ballot, view)
        for told, cancel, ballot, _, view, *_ in game.play(REQUEST, text, tag, labels)
    ]


def test_two_systems_work_and_a_ballot_comes_of_it(tmp_path):
    *steps, (told, cancellable, ballot, _) = played(match(tmp_path))
    assert all(cancelled and ballot is None and view == "" for _, cancelled, ballot, view in steps)
    assert "0 of 6 paragraphs" in steps[0][0]
    assert "6 of 6 paragraphs" in steps[-1][0]
    assert (told, cancellable) == ("", False)
    assert {ballot.left.column.system.label, ballot.right.column.system.label} == set(LABELS)


def test_nothing_tells_a_system_at_any_step(tmp_path):
    for told, _, _, view in played(match(tmp_path)):
        assert "scripted" not in told + view
        assert "greedy" not in told + view


@pytest.mark.parametrize("labels", [[], LABELS[:1], ["no such system", *LABELS[:1]]])
def test_one_system_alone_is_refused(tmp_path, labels):
    ((told, _, ballot, _),) = played(match(tmp_path), labels=labels)
    assert "Choose two systems or more" in told
    assert ballot is None


@pytest.mark.parametrize("text", ["", None, "   ", "no Arabic at all", "ق" * 2001])
def test_a_story_that_cannot_be_read_is_told_in_one_box(tmp_path, text):
    ((told, cancellable, ballot, _),) = played(match(tmp_path), text=text)
    assert told.count('role="alert"') == 1
    assert (cancellable, ballot) == (False, None)


def test_no_language_to_write_is_told(tmp_path):
    assert "Choose two systems" in played(match(tmp_path), tag=None)[-1][0]


def test_the_same_text_from_both_is_said(tmp_path):
    game = match(tmp_path, alike)
    *_, last = game.play(REQUEST, STORY, "en", LABELS)
    assert "word for word" in last[3]


def test_a_system_that_fails_is_told_with_its_reason(tmp_path):
    told, cancellable, ballot, _ = played(match(tmp_path, broken))[-1]
    assert "the engine failed" in told
    assert (cancellable, ballot) == (False, None)


def test_what_nobody_foresaw_is_told_in_one_sentence_and_logged(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("service.ui.tabs.vote.compare", lambda *_: 1 / 0)
    told, cancellable, ballot, _ = played(match(tmp_path))[-1]
    assert "Something went wrong inside Barqiya" in told
    assert "division" not in told
    assert (cancellable, ballot) == (False, None)
    assert "ZeroDivisionError" in caplog.text


def test_a_cancelled_match_ends_without_a_ballot(tmp_path):
    game = match(tmp_path)
    steps = game.play(REQUEST, STORY, "en", LABELS)
    next(steps)
    game.stop(REQUEST)
    *_, (told, cancel, ballot, *_) = steps
    assert "Cancelled" in told
    assert (cancel["interactive"], ballot) == (False, None)


def test_what_waits_is_cancelled_as_well(tmp_path):
    game = match(tmp_path)
    with game.context.place(), game.context.place():
        steps = game.play(REQUEST, STORY, "en", LABELS)
        waits = next(steps)
        assert "before yours" in waits[0]
        assert waits[1]["interactive"]
        game.leave(REQUEST)
        *_, last = steps
    assert "Cancelled" in last[0]


def test_cancelling_is_of_one_session(tmp_path):
    game = match(tmp_path)
    steps = game.play(REQUEST, STORY, "en", LABELS)
    next(steps)
    game.stop(SimpleNamespace(session_hash="another"))
    assert list(steps)[-1][2] is not None


def test_every_step_has_an_update_for_every_part(tmp_path):
    game = match(tmp_path)
    for step in game.play(REQUEST, STORY, "en", LABELS):
        assert len(step) == 2 + len(game.panel.outputs)


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_the_tab_is_built_in_each_language_and_opens_no_file(tmp_path, tag):
    with gr.Blocks(analytics_enabled=False) as blocks:
        vote_tab(context(tmp_path, tag=tag))
    names = [each.elem_id for each in blocks.blocks.values() if getattr(each, "elem_id", None)]
    assert len(set(names)) == len(names)
    assert {"bq-vote-start", "bq-vote-cancel", "bq-vote-left", "bq-ranking-export"} <= set(names)
    assert not (tmp_path / "votes.sqlite").exists()


def test_systems_follow_the_language(tmp_path):
    with gr.Blocks(analytics_enabled=False) as blocks:
        vote_tab(context(tmp_path))
    boxes = {each.elem_id: each for each in blocks.blocks.values() if isinstance(each, gr.Dropdown)}
    assert [value for _, value in boxes["bq-vote-target"].choices] == ["en", "fr"]
    assert boxes["bq-vote-systems"].value == LABELS


@pytest.mark.parametrize(("tag", "first"), [("en", "en"), ("ar", "en"), ("fr", "fr")])
def test_the_first_language_is_the_pages_own_or_english(tmp_path, tag, first):
    with gr.Blocks(analytics_enabled=False) as blocks:
        vote_tab(context(tmp_path, tag=tag))
    (box,) = [each for each in blocks.blocks.values() if getattr(each, "elem_id", None) == "bq-vote-target"]
    assert box.value == first
