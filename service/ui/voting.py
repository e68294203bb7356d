"""The parts of a page on which a blind vote is cast; the tabs put them under a finished comparison."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from random import Random, SystemRandom
from time import time
from typing import Any

import gradio as gr

from service.comparison import Comparison
from service.errors import BarqiyaError
from service.ui.ballot import Ballot, NoBallot, draw
from service.ui.blind import blind
from service.ui.context import PageContext
from service.ui.notices import failure, note
from service.ui.texts import Texts
from service.votes import Outcome

_ORDER = (Outcome.LEFT, Outcome.TIE, Outcome.BOTH_BAD, Outcome.RIGHT)
"""As the buttons stand: what is better on the left stands on the left, on an Arabic page as well."""


@dataclass(frozen=True)
class VotePanel:
    """A blind view, its buttons and what became of the vote. The ballot is of one session."""

    context: PageContext
    ballot: gr.State  # Ballot | None
    cast: gr.State  # how many votes this session has cast; its `change` tells of a new one
    notice: gr.HTML
    view: gr.HTML
    row: gr.Row
    buttons: tuple[gr.Button, ...]
    chance: Random

    @property
    def outputs(self) -> list[Any]:
        """What `offer` and `withdraw` return updates for."""
        return [self.ballot, self.notice, self.view, self.row, *self.buttons]

    def offer(self, comparison: Comparison) -> Sequence[Any]:
        """Two of the comparison's columns to vote on, or why there are none."""
        ballot = draw(comparison, self.chance)
        if isinstance(ballot, NoBallot):
            return self.withdraw(note(self.context.texts(f"ballot.{ballot}")))
        return self._shown(ballot, "", open_to_votes=True)

    def withdraw(self, notice: str = "") -> Sequence[Any]:
        """Nothing to vote on, and the notice's HTML."""
        return [None, notice, "", gr.update(visible=False), *self._all_buttons(False)]

    def vote(self, outcome: Outcome, ballot: Ballot | None, cast: int) -> Sequence[Any]:
        """Counts a vote and tells the names; on the same ballot only the first one counts."""
        texts = self.context.texts
        if ballot is None:
            return [cast, *self.withdraw()]
        if ballot.voted is not None:
            return [cast, *self._shown(ballot, _counted(ballot, ballot.voted, texts), open_to_votes=False)]
        if not ballot.turn.acquire(blocking=False):  # two buttons pressed at once are one vote
            return [gr.skip()] * (1 + len(self.outputs))
        try:
            self.context.votes.add(ballot.vote(outcome, self.context.desk.source, time()))
        except BarqiyaError as error:  # nothing is told, so that the vote can be cast again
            ballot.turn.release()
            return [cast, *self._shown(ballot, failure(texts, error), open_to_votes=True)]
        told = replace(ballot, voted=outcome)
        return [cast + 1, *self._shown(told, _counted(told, outcome, texts), open_to_votes=False)]

    def _shown(self, ballot: Ballot, notice: str, *, open_to_votes: bool) -> Sequence[Any]:
        view = blind(ballot, self.context.desk.source, self.context.texts)
        return [ballot, notice, view, gr.update(visible=True), *self._all_buttons(open_to_votes)]

    def _all_buttons(self, interactive: bool) -> list[Any]:
        return [gr.update(interactive=interactive) for _ in self.buttons]


def vote_panel(
    context: PageContext, *, elem_id: str = "bq-ballot", chance: Random | None = None
) -> VotePanel:
    """Builds a panel where it is called, empty until a comparison is offered to it."""
    texts = context.texts
    ballot, cast = gr.State(None), gr.State(0)
    view = gr.HTML(elem_id=f"{elem_id}-view")
    with gr.Row(visible=False, elem_classes="bq-outcomes") as row:
        buttons = {
            outcome: gr.Button(
                texts(f"ballot.choose_{outcome}"), min_width=130, elem_id=f"{elem_id}-{outcome}"
            )
            for outcome in _ORDER
        }
    notice = gr.HTML(elem_id=f"{elem_id}-notice")
    panel = VotePanel(
        context, ballot, cast, notice, view, row, tuple(buttons.values()), chance or SystemRandom()
    )
    for outcome, button in buttons.items():
        button.click(
            partial(panel.vote, outcome),
            [ballot, cast],
            [cast, *panel.outputs],
            show_progress="hidden",
        )
    return panel


def _counted(ballot: Ballot, outcome: Outcome, texts: Texts) -> str:
    """The vote, and who stood where, for those who hear the page as well."""
    left, right = (
        f"<bdi>{escape(column.column.system.label)}</bdi>" for column in (ballot.left, ballot.right)
    )
    vote = escape(texts(f"ballot.choose_{outcome}"))
    return (
        f'<div class="bq-notice" role="status"><b>{escape(texts("ballot.counted"))}</b> ({vote}). '
        f"{texts('ballot.sides', left=left, right=right)}</div>"
    )
