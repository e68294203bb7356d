"""The tab *Vote and ranking*: two translations without their systems' names, and what the votes come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from random import Random
from typing import Any

import gradio as gr
from gradio.context import Context

from service.comparison import Column, Comparison, Phase, compare
from service.errors import InputError
from service.languages import language
from service.ui.context import PageContext
from service.ui.language_names import language_name
from service.ui.notices import LIVE, failure, note
from service.ui.ranking import ranking_part
from service.ui.runs import Runs
from service.ui.story_input import read, story_input
from service.ui.systems import systems, targets
from service.ui.texts import Texts
from service.ui.voting import VotePanel, vote_panel


def vote_tab(context: PageContext) -> None:
    """A story, two of the systems drawn by lot, four buttons; below them the ranking."""
    texts = context.texts
    gr.HTML(f"<p>{escape(texts('vote.intro'))}</p>")
    story = story_input(context, elem_id="bq-vote-story")
    target, entered = _choices(context)
    with gr.Row():
        start = gr.Button(texts("vote.start"), variant="primary", elem_id="bq-vote-start")
        cancel = gr.Button(texts("vote.cancel"), interactive=False, elem_id="bq-vote-cancel")
    told = gr.HTML(elem_id="bq-vote-told", js_on_load=LIVE)
    panel = vote_panel(context, elem_id="bq-vote")
    match = Match(context, panel, Runs())
    start.click(
        match.play,
        [story, target, entered],
        [told, cancel, *panel.outputs],
        show_progress="minimal",
        show_progress_on=told,
        concurrency_limit=None,  # it waits in the page's own line
    )
    cancel.click(match.stop, None, None, show_progress="hidden")
    if Context.root_block is not None:
        Context.root_block.unload(match.leave)
    ranking_part(context, panel)


@dataclass(frozen=True)
class Match:
    """Two systems on one story, from the button to a ballot."""

    context: PageContext
    panel: VotePanel
    runs: Runs

    def play(
        self, request: gr.Request, text: str | None, tag: str | None, labels: Sequence[str]
    ) -> Iterator[Sequence[Any]]:
        """The parts of the tab while two systems work, neither of them named, and then with the ballot."""
        told = ""
        try:
            story = read(self.context, text)
            columns = _drawn(self.context, tag, labels, self.panel.chance)
            with self.runs.running(str(request.session_hash)) as stopped, self.context.place() as place:
                for before in place.waiting(stopped):
                    waits = note(self.context.texts("notice.waiting", count=before))
                    yield self._without_ballot(waits, running=True)
                for comparison in compare(self.context.desk, story, columns, stopped):
                    if (now := _progress(comparison, self.context.texts)) != told:
                        told = now
                        yield self._without_ballot(note(told), running=True)
            yield self._over(comparison)
        except Exception as error:  # whatever it is, the page says one sentence, and goes on
            yield self._without_ballot(failure(self.context.texts, error))

    def stop(self, request: gr.Request) -> None:
        """By the button."""
        self.runs.stop(str(request.session_hash))

    def leave(self, request: gr.Request) -> None:
        """The page was closed, or loaded anew."""
        self.runs.leave(str(request.session_hash))

    def _over(self, comparison: Comparison) -> Sequence[Any]:
        """A ballot, or why a system failed: its name is no secret then, as there is no vote."""
        failed = [column.error for column in comparison.columns if column.error]
        if failed:
            return self._without_ballot(failure(self.context.texts, failed[0]))
        if any(column.phase is Phase.CANCELLED for column in comparison.columns):
            return self._without_ballot(note(self.context.texts("vote.cancelled")))
        return ["", gr.update(interactive=False), *self.panel.offer(comparison)]

    def _without_ballot(self, told: str, *, running: bool = False) -> Sequence[Any]:
        return [told, gr.update(interactive=running), *self.panel.withdraw()]


def _choices(context: PageContext) -> tuple[gr.Dropdown, gr.Dropdown]:
    """The language, and the systems of which two are drawn: all that there are, until a user says less."""
    texts = context.texts
    tags = sorted((language_name(each.tag, texts), each.tag) for each in targets(context.desk))
    known = [tag for _, tag in tags]
    first = next((tag for tag in (texts.tag, "en", *known) if tag in known), None)
    labels = _labels(context, first)
    with gr.Row():
        target = gr.Dropdown(
            tags, value=first, label=texts("vote.target"), min_width=280, elem_id="bq-vote-target"
        )
        entered = gr.Dropdown(
            labels,
            value=labels,
            multiselect=True,
            label=texts("vote.systems"),
            info=texts("vote.systems_info"),
            min_width=280,
            elem_id="bq-vote-systems",
        )

    def of_language(tag: str | None) -> gr.Dropdown:
        labels = _labels(context, tag)
        return gr.Dropdown(labels, value=labels)

    target.change(of_language, target, entered, show_progress="hidden")
    return target, entered


def _labels(context: PageContext, tag: str | None) -> list[str]:
    return [each.label for each in systems(context.desk, language(tag))] if tag else []


def _drawn(context: PageContext, tag: str | None, labels: Sequence[str], chance: Random) -> Sequence[Column]:
    """Two of the systems; raises InputError where there are not two."""
    target = language(tag) if tag else None
    known = systems(context.desk, target) if target else ()
    entered = [each for each in known if each.label in labels]
    if target is None or len(entered) < 2:
        raise InputError(context.texts("vote.too_few"))
    return [Column(system, target) for system in chance.sample(entered, 2)]


def _progress(comparison: Comparison, texts: Texts) -> str:
    """Of both systems together: which of them is the faster one would tell something."""
    ready = sum(column.ready for column in comparison.columns)
    total = len(comparison.columns) * len(comparison.story.paragraphs)
    return texts("vote.progress", ready=ready, total=total)
