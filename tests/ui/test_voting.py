"""The panel on which a vote is cast: what is kept, told and shown, and how often."""

from pathlib import Path
from random import Random

import gradio as gr
import pytest

from service.catalogue import Catalogue
from service.depot import Depot
from service.desk import Desk
from service.engines.shelf import Shelf
from service.settings import Settings
from service.story import Origin
from service.ui.context import Limits, PageContext
from service.ui.texts import Texts
from service.ui.voting import VotePanel, vote_panel
from service.votes import Outcome
from tests.ui.comparisons import GREEDY, ONE, OTHER, column, comparison


def context(folder: Path, tag: str = "en") -> PageContext:
    settings = Settings(data_dir=folder, models_dir=folder, cache_dir=folder, memory=False)
    depot = Depot(folder, Catalogue(()))
    return PageContext(
        Desk(settings, Catalogue(()), depot, Shelf(depot, settings)), Texts(tag), Limits(1000, 1000, 1)
    )


@pytest.fixture
def panel(tmp_path: Path) -> VotePanel:
    with gr.Blocks(analytics_enabled=False):
        return vote_panel(context(tmp_path), chance=Random(1))


class Shown:
    """Updates by the names of what they are for."""

    def __init__(self, updates):
        self.ballot, self.notice, self.view, row, *buttons = updates
        self.visible = row["visible"]
        self.open = {button["interactive"] for button in buttons}


def test_a_finished_comparison_is_offered_without_names(panel):
    shown = Shown(panel.offer(comparison(ONE, OTHER)))
    assert shown.visible
    assert shown.open == {True}
    assert "model" not in shown.view
    assert shown.notice == ""


def test_every_update_has_a_part_and_every_part_an_update(panel):
    for updates in (
        panel.offer(comparison(ONE, OTHER)),
        panel.withdraw(),
        panel.vote(Outcome.TIE, None, 0)[1:],
    ):
        assert len(updates) == len(panel.outputs)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ((ONE,), "no two systems"),
        ((ONE, column(GREEDY, ["A", "B", "C"], origin=Origin.HUMAN)), "editor&#x27;s wording"),
        ((ONE, column(GREEDY, [each.target for each in ONE.paragraphs if each])), "word for word"),
    ],
)
def test_what_cannot_be_voted_on_is_said_and_nothing_is_shown(panel, columns, words):
    shown = Shown(panel.offer(comparison(*columns)))
    assert words in shown.notice
    assert (shown.ballot, shown.view, shown.visible, shown.open) == (None, "", False, {False})


@pytest.mark.parametrize("outcome", Outcome)
def test_a_vote_is_kept_and_the_names_are_told(panel, outcome):
    ballot = Shown(panel.offer(comparison(ONE, OTHER))).ballot
    cast, *updates = panel.vote(outcome, ballot, 3)
    shown = Shown(updates)
    (vote,) = panel.context.votes.all()
    assert cast == 4
    assert (vote.outcome, vote.left, vote.right) == (
        outcome,
        ballot.left.column.system.label,
        ballot.right.column.system.label,
    )
    assert f"Left: <bdi>{vote.left}</bdi>. Right: <bdi>{vote.right}</bdi>." in shown.notice
    assert vote.left in shown.view
    assert shown.open == {False}


def test_a_second_vote_on_the_same_ballot_is_not_counted(panel):
    ballot = Shown(panel.offer(comparison(ONE, OTHER))).ballot
    cast, *updates = panel.vote(Outcome.LEFT, ballot, 0)
    again, *updates = panel.vote(Outcome.RIGHT, Shown(updates).ballot, cast)
    assert again == cast == 1
    assert "(Left is better)" in Shown(updates).notice
    assert [vote.outcome for vote in panel.context.votes.all()] == [Outcome.LEFT]


def test_a_vote_without_a_ballot_is_none(panel):
    assert panel.vote(Outcome.LEFT, None, 0)[0] == 0
    assert panel.context.votes.all() == ()


def test_a_vote_that_cannot_be_kept_tells_no_names_and_can_be_cast_again(panel, tmp_path):
    (tmp_path / "votes.sqlite").write_text("this is no database " * 100)
    ballot = Shown(panel.offer(comparison(ONE, OTHER))).ballot
    cast, *updates = panel.vote(Outcome.LEFT, ballot, 0)
    shown = Shown(updates)
    assert (cast, shown.ballot, shown.open) == (0, ballot, {True})
    assert "is not an SQLite file" in shown.notice
    assert "model" not in shown.view
    (tmp_path / "votes.sqlite").unlink()
    assert panel.vote(Outcome.LEFT, ballot, 0)[0] == 1


def test_two_panels_on_a_page_have_their_own_buttons(tmp_path):
    with gr.Blocks(analytics_enabled=False) as blocks:
        vote_panel(context(tmp_path))
        vote_panel(context(tmp_path), elem_id="bq-vote")
    names = [each.elem_id for each in blocks.blocks.values() if isinstance(each, gr.Button)]
    assert len(set(names)) == len(names) == 8
    assert "bq-vote-both-bad" in names


def test_two_buttons_pressed_at_once_are_one_vote(panel, monkeypatch):
    ballot = Shown(panel.offer(comparison(ONE, OTHER))).ballot
    second: list[object] = []
    add = panel.context.votes.add

    def slow(vote):
        """While the first vote is on its way to the disk the second button is pressed."""
        second.extend(panel.vote(Outcome.RIGHT, ballot, 0))
        add(vote)

    monkeypatch.setattr(panel.context.votes, "add", slow)
    cast, *_ = panel.vote(Outcome.LEFT, ballot, 0)
    assert cast == 1
    assert second == [gr.skip()] * (1 + len(panel.outputs))
    assert [each.outcome for each in panel.context.votes.all()] == [Outcome.LEFT]
