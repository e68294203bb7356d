"""The tab *Translate and compare*: a story, and one to four systems beside each other."""

import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from service.comparison import Comparison, compare
from service.corrections import correct, is_kept, slips
from service.errors import InputError
from service.reasons import reason_in
from service.ui.column_choices import MOST, ColumnChoices, column_choices
from service.ui.context import PageContext
from service.ui.grid import grid
from service.ui.notices import LIVE, failure, note
from service.ui.pacing import unhurried
from service.ui.runs import Runs
from service.ui.story_input import read, story_input
from service.ui.takeaway import Takeaway, takeaway
from service.ui.voting import VotePanel, vote_panel

_EDITING = Path(__file__).with_name("editing.js")
_LABELS = ("edit", "save", "cancel", "take_back", "wording", "unfinished", "unsaved")
_CORRECTED = "() => void document.dispatchEvent(new Event('barqiya-corrected'))"
_SHUT = "() => ({ __type__: 'update', interactive: false })"
_IDLE = "() => [true, false].map((interactive) => ({ __type__: 'update', interactive }))"

Updates = list[Any]
"""For the parts that a handler speaks to, in their order."""


def translate_tab(context: PageContext) -> None:
    """Builds the tab where it is called."""
    texts = context.texts
    story = story_input(context, elem_id="bq-story")
    choices = column_choices(context)
    with gr.Row(elem_classes="bq-tools"):
        run = gr.Button(texts("translate.run"), variant="primary", elem_id="bq-run")
        stop = gr.Button(texts("translate.stop"), variant="stop", interactive=False, elem_id="bq-stop")
        blind = gr.Checkbox(label=texts("translate.blind"), container=False, elem_id="bq-blind-mode")
    told = gr.HTML(elem_id="bq-told", js_on_load=LIVE)
    comparison = gr.State(None)
    labels = {name: texts(f"translate.{name}") for name in _LABELS}
    script = _EDITING.read_text(encoding="utf-8")
    sheet = gr.HTML(elem_id="bq-sheet", js_on_load=script, apply_default_css=False, labels=labels)
    taking = takeaway(context, comparison, told)
    voting = vote_panel(context)
    handlers = Comparing(context, choices, taking, voting, Runs())
    parts = [told, sheet, comparison, run, stop, *taking.outputs, *voting.outputs]
    run.click(None, None, run, js=_SHUT)  # at once: the work itself may wait in the line
    running = run.click(
        handlers.run,
        [story, blind, *choices.inputs],
        parts,
        show_progress="minimal",
        show_progress_on=told,
        concurrency_limit=None,  # it waits in the page's own line
    )
    running.failure(None, None, [run, stop], js=_IDLE)  # as where the connection breaks
    stop.click(handlers.stop, show_progress="hidden")
    correcting = sheet.correct(
        handlers.correct, comparison, [told, sheet, comparison], show_progress="hidden"
    )
    correcting.then(None, js=_CORRECTED)  # whatever became of it
    voting.cast.change(handlers.reveal, comparison, [told, sheet, *taking.outputs], show_progress="hidden")
    page = gr.context.Context.root_block
    if page is not None:
        page.unload(handlers.leave)
        page.load(None, story, story, js="(now) => barqiyaStory() || now")
        kept = gr.Textbox(visible="hidden", label=texts("translate.kept_columns"))
        page.load(
            handlers.restore,
            kept,
            [told, *choices.outputs],
            js="() => barqiyaColumns()",
            show_progress="hidden",
        )


@dataclass(frozen=True)
class Comparing:
    """What the tab's parts do; a session's comparison comes in and goes out with each call."""

    context: PageContext
    choices: ColumnChoices
    taking: Takeaway
    voting: VotePanel
    runs: Runs

    def run(
        self, request: gr.Request, text: str | None, blind: bool, shown: int, *chosen: str | None
    ) -> Generator[Updates]:
        """The comparison as it grows, in a blind one only how far it is."""
        try:
            story, columns = read(self.context, text), self.choices.read(shown, *chosen)
            with self.runs.running(str(request.session_hash)) as stopped, self.context.place() as place:
                for before in place.waiting(stopped):
                    yield self._standing(
                        note(self.context.texts("notice.waiting", count=before)), running=True
                    )
                if stopped():
                    yield self._standing(note(self.context.texts("notice.not_begun")))
                    return
                self.runs.begin(str(request.session_hash))
                for comparison in unhurried(compare(self.context.desk, story, columns, stopped)):
                    yield self._growing(comparison, blind)
            yield self._finished(comparison, blind)
        except Exception as error:  # whatever it is, the page says one sentence, and goes on
            yield self._standing(failure(self.context.texts, error))

    def stop(self, request: gr.Request) -> None:
        """By the button."""
        self.runs.stop(str(request.session_hash))

    def leave(self, request: gr.Request) -> None:
        """The page was closed, or loaded anew."""
        self.runs.leave(str(request.session_hash))

    def correct(self, request: gr.Request, event: gr.EventData, comparison: Comparison | None) -> Updates:
        """An editor's wording of one segment."""
        texts, session = self.context.texts, str(request.session_hash)
        begun = self.runs.begun(session)
        try:
            if comparison is None:
                raise InputError(texts("translate.expired"))
            place, segment, wording = int(event.column), int(event.segment), str(event.text)
            changed, said = self._corrected(comparison, place, segment, wording)
        except Exception as error:  # the sheet stands as it was, and so does what was typed
            return [failure(texts, error), gr.skip(), gr.skip()]
        if self.runs.begun(session) != begun:  # another story stands there by now
            return [gr.skip()] * 3
        return [note(said), self.sheet(changed), changed]

    def restore(self, kept: str) -> Updates:
        """The columns of the page that was here before, and whether its sheet is to be had again."""
        try:
            before = json.loads(kept)
            columns = self.choices.restored(int(before["shown"]), before["chosen"] or [None] * 2 * MOST)
        except (ValueError, TypeError, LookupError):  # there was none, or it was not ours
            return [gr.skip()] * (1 + len(self.choices.outputs))
        remembered = "restored_at_once" if self.context.desk.settings.memory else "restored"
        said = note(self.context.texts(f"translate.{remembered}")) if before.get("sheet") else gr.skip()
        return [said, *columns]

    def reveal(self, comparison: Comparison | None) -> Updates:
        """What was hidden until the vote was cast."""
        return ["", self.sheet(comparison), *self.taking.offer(comparison)]

    def sheet(self, comparison: Comparison | None) -> str:
        """All columns, by their systems' names."""
        return grid(comparison, self.context.desk.source, self.context.texts) if comparison else ""

    def _growing(self, comparison: Comparison, blind: bool) -> Updates:
        ready, of = _counted(comparison)
        said = note(self.context.texts("translate.growing", ready=ready, of=of))
        sheet = "" if blind else self.sheet(comparison)
        return [said, sheet, None, *_buttons(running=True), *self.taking.offer(None), *self.voting.withdraw()]

    def _finished(self, comparison: Comparison, blind: bool) -> Updates:
        vote = self.voting.offer(comparison) if blind else self.voting.withdraw()
        hidden = blind and vote[0] is not None  # where there is nothing to vote on, nothing is hidden
        sheet = "" if hidden else self.sheet(comparison)
        taking = self.taking.offer(None if hidden else comparison)  # its texts and names would tell
        said = note(self.context.texts("translate.vote_first")) if hidden else self._over(comparison)
        return [said, sheet, comparison, *_buttons(running=False), *taking, *vote]

    def _over(self, comparison: Comparison) -> str:
        """Whether all of it is there: told to those who hear the page as well."""
        ready, of = _counted(comparison)
        return note(
            self.context.texts(f"translate.{'ended' if ready < of else 'all_ready'}", ready=ready, of=of)
        )

    def _standing(self, said: str, *, running: bool = False) -> Updates:
        """What was there before stays."""
        kept = [gr.skip()] * (len(self.taking.outputs) + len(self.voting.outputs))
        return [said, gr.skip(), gr.skip(), *_buttons(running=running), *kept]

    def _corrected(
        self, comparison: Comparison, place: int, segment: int, wording: str
    ) -> tuple[Comparison, str]:
        """The comparison with the wording in it, and what the editor should know of it."""
        texts = self.context.texts
        if (whole := comparison.translation(place)) is None:
            raise InputError(texts("translate.unfinished"))
        system = comparison.columns[place].column.system
        changed = correct(
            self.context.desk, whole, segment, wording, beam_size=system.beam_size, engine=system.engine
        )
        if not wording.strip():
            said = texts("translate.taken_back")
        elif is_kept(self.context.desk, changed, segment):
            said = texts("translate.kept")
        else:
            said = texts("translate.kept_here")
        doubts = slips(changed, segment) if wording.strip() else ()
        told = [said, *(reason_in(each, texts.tag).text for each in doubts)]
        return comparison.replaced(place, changed), " ⚠ ".join(told)


def _counted(comparison: Comparison) -> tuple[int, int]:
    """The paragraphs that are ready, and all, in all columns together."""
    ready = sum(state.ready for state in comparison.columns)
    return ready, len(comparison.columns) * len(comparison.story.paragraphs)


def _buttons(*, running: bool) -> Updates:
    """Run and stop."""
    return [gr.update(interactive=not running), gr.update(interactive=running)]
