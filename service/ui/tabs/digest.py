"""The tab *Digest*: a day's stories by event, and what happened in each language that is wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from service.digest.agenda import TOP, Agenda, agenda
from service.digest.window import since
from service.errors import InputError
from service.languages import Language, language
from service.ui.context import PageContext
from service.ui.digest_takeaway import DigestTakeaway, digest_takeaway
from service.ui.dropped_files import Inbox, received
from service.ui.edition_progress import edition_progress
from service.ui.editions import EditionState, editions
from service.ui.event_list import event_list, fault_list
from service.ui.language_choices import language_choices
from service.ui.notices import LIVE, failure, note
from service.ui.runs import Runs

_SAMPLE = Path(__file__).parents[3] / "evaluation" / "data" / "day"  # a package that is installed has none
_TOPS = (5, 10, TOP, 50)
_SPANS = ("", "6h", "24h", "3d")
_MOST = 6  # languages at once
_TITLE = 200  # characters
_SHUT = "() => ({ __type__: 'update', interactive: false })"
_IDLE = "() => [true, false].map((interactive) => ({ __type__: 'update', interactive }))"

Updates = list[Any]
"""For the parts that a handler speaks to, in their order."""


def digest_tab(context: PageContext) -> None:
    """Builds the tab where it is called."""
    texts = context.texts
    gr.HTML(f'<p class="bq-intro">{escape(texts("digest.intro"))}</p>')
    with gr.Row(elem_classes="bq-tools"):
        upload = gr.UploadButton(texts("digest.upload"), file_count="multiple", elem_id="bq-digest-upload")
        sample = gr.Button(texts("digest.sample"), visible=_SAMPLE.is_dir(), elem_id="bq-digest-sample")
        empty = gr.Button(texts("digest.clear"), elem_id="bq-digest-clear")
    read = gr.HTML(elem_id="bq-digest-read", js_on_load=LIVE)
    with gr.Row(elem_classes="bq-tools"):
        spoken = language_choices(context)
        own = texts.tag if texts.tag in [tag for _, tag in spoken] else context.desk.source.tag
        tags = gr.CheckboxGroup(
            spoken, value=[own], label=texts("digest.languages"), elem_id="bq-digest-languages"
        )
        spans = [(texts(f"digest.since_{span or 'all'}"), span) for span in _SPANS]
        span = gr.Dropdown(spans, value="", label=texts("digest.since"), elem_id="bq-digest-since")
        tops = [(texts("digest.events", count=top), top) for top in _TOPS]
        top = gr.Dropdown(tops, value=TOP, label=texts("digest.top"), elem_id="bq-digest-top")
        title = gr.Textbox(
            label=texts("digest.title"),
            placeholder=texts("digest.title_usual"),
            max_length=_TITLE,
            rtl=texts.language.direction == "rtl",
            elem_id="bq-digest-title",
        )
    with gr.Row(elem_classes="bq-tools"):
        run = gr.Button(texts("digest.run"), variant="primary", elem_id="bq-digest-run")
        stop = gr.Button(texts("digest.stop"), variant="stop", interactive=False, elem_id="bq-digest-stop")
    told = gr.HTML(elem_id="bq-digest-told", js_on_load=LIVE)
    made = gr.State(())
    taking = digest_takeaway(context, made, told)
    events = gr.HTML(elem_id="bq-digest-events", apply_default_css=False)
    inbox, plan = gr.State(Inbox()), gr.State(None)

    desk = Digesting(context, taking, Runs())
    gathered = [read, inbox, plan, events]
    shown = {"show_progress": "minimal", "show_progress_on": read}
    upload.upload(desk.receive, [upload, inbox, span], gathered, **shown)
    sample.click(desk.sample, [inbox, span], gathered, **shown)
    span.input(desk.regroup, [inbox, span], gathered, **shown)
    empty.click(desk.clear, None, [*gathered, told, made, *taking.outputs], show_progress="hidden")
    run.click(None, None, run, js=_SHUT)  # at once: the work itself may wait in the line
    running = run.click(
        desk.run,
        [inbox, plan, span, top, title, tags],
        [told, made, run, stop, *taking.outputs],
        show_progress="minimal",
        show_progress_on=told,
        concurrency_limit=None,  # it waits in the page's own line
    )
    running.failure(None, None, [run, stop], js=_IDLE)
    stop.click(desk.stop, show_progress="hidden")
    page = gr.context.Context.root_block
    if page is not None:
        page.unload(desk.leave)


@dataclass(frozen=True)
class Digesting:
    """What the tab's parts do; a session's stories and digests come in and go out with each call."""

    context: PageContext
    taking: DigestTakeaway
    runs: Runs

    def receive(self, files: Sequence[str] | None, inbox: Inbox, span: str) -> Updates:
        """More stories; their files do not stay on the disk once they are read."""
        paths = [Path(file) for file in files or ()]
        try:
            return self._gathered(received(self.context, inbox, paths), span)
        except Exception as error:  # whatever it is, the page says one sentence, and goes on
            return self._refused(error)
        finally:
            for path in paths:
                path.unlink(missing_ok=True)

    def sample(self, inbox: Inbox, span: str) -> Updates:
        """The sample day."""
        try:
            files = [path for path in sorted(_SAMPLE.rglob("*")) if path.is_file()]
            return self._gathered(received(self.context, inbox, files), span)
        except Exception as error:
            return self._refused(error)

    def regroup(self, inbox: Inbox, span: str) -> Updates:
        """The events of another window."""
        try:
            return self._gathered(inbox, span) if inbox.items else [gr.skip()] * 4
        except Exception as error:
            return [failure(self.context.texts, error), gr.skip(), None, ""]

    def clear(self) -> Updates:
        """As on a new page."""
        return ["", Inbox(), None, "", "", (), *self.taking.offer(())]

    def run(
        self,
        request: gr.Request,
        inbox: Inbox,
        plan: Agenda | None,
        span: str,
        *wishes: Any,  # noqa: ANN401
    ) -> Iterator[Updates]:
        """The digests as they get ready; `wishes` are how many events, a title and languages."""
        texts = self.context.texts
        try:
            top, title, tags = wishes
            targets, whole = self._targets(tags), self._plan(inbox, span, plan)
            chosen = replace(whole, events=whole.events[:top])
            with self.runs.running(str(request.session_hash)) as stopped, self.context.place() as place:
                for before in place.waiting(stopped):
                    yield self._standing(note(texts("notice.waiting", count=before)), running=True)
                if stopped():
                    yield self._standing(note(texts("notice.not_begun")))
                    return
                for states in editions(self.context.desk, chosen, targets, title.strip()[:_TITLE], stopped):
                    yield self._shown(states)
        except Exception as error:  # whatever it is, the page says one sentence, and goes on
            yield self._standing(failure(texts, error))

    def stop(self, request: gr.Request) -> None:
        """By the button."""
        self.runs.stop(str(request.session_hash))

    def leave(self, request: gr.Request) -> None:
        """The page was closed, or loaded anew."""
        self.runs.leave(str(request.session_hash))

    def _targets(self, tags: Sequence[str]) -> list[Language]:
        texts = self.context.texts
        if not tags:
            raise InputError(texts("digest.choose"))
        if len(tags) > _MOST:
            raise InputError(texts("digest.too_many_languages", count=len(tags), most=_MOST))
        return [language(tag) for tag in tags]

    def _plan(self, inbox: Inbox, span: str, known: Agenda | None = None) -> Agenda:
        """All events of the window, the known ones where they are of the same; raises InputError."""
        if not inbox.items:
            raise InputError(self.context.texts("digest.empty"))
        start = since(span, inbox.items) if span else None
        if known is not None and known.since == start:
            return known
        return agenda(inbox.items, start, top=len(inbox.items))

    def _gathered(self, inbox: Inbox, span: str) -> Updates:
        texts = self.context.texts
        plan = self._plan(inbox, span)
        said = note(texts("digest.read", count=len(inbox.items))) + fault_list(inbox.faults, texts)
        return [said, inbox, plan, event_list(plan, texts)]

    def _refused(self, error: Exception) -> Updates:
        """What was there before stays."""
        return [failure(self.context.texts, error), gr.skip(), gr.skip(), gr.skip()]

    def _shown(self, states: Sequence[EditionState]) -> Updates:
        running = not all(state.phase.is_over for state in states)
        made = tuple(state.edition for state in states if state.edition is not None)
        told = edition_progress(states, self.context.texts)
        return [told, made, *_buttons(running=running), *self.taking.offer(made)]

    def _standing(self, said: str, *, running: bool = False) -> Updates:
        """What was there before stays."""
        kept = [gr.skip()] * len(self.taking.outputs)
        return [said, gr.skip(), *_buttons(running=running), *kept]


def _buttons(*, running: bool) -> Updates:
    """Run and stop."""
    return [gr.update(interactive=not running), gr.update(interactive=running)]
