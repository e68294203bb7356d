"""The tab *Summarise*: one story; styles, methods and languages side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Any

import gradio as gr

from service.catalogue import Task
from service.errors import InputError
from service.formats.as_markdown import summary_markdown
from service.formats.downloads import Download
from service.languages import language
from service.story import Story, Style, Summary
from service.summaries.extractive import METHOD
from service.ui.context import PageContext
from service.ui.language_choices import language_choices
from service.ui.notices import LIVE, failure, note
from service.ui.runs import Runs
from service.ui.story_input import read, story_input
from service.ui.summary_columns import Length, SummaryColumn, summarise
from service.ui.summary_view import summaries_view
from service.ui.takeaway import as_given

_MOST = 6  # summaries at once: more do not fit a screen
_SENTENCES = (1, 2, 3, 5)
_WORDS = (20, 40, 80, 120)

Updates = list[Any]
"""For the parts that a handler speaks to, in their order."""


def summarise_tab(context: PageContext) -> None:
    """Builds the tab where it is called."""
    texts = context.texts
    gr.HTML(f'<p class="bq-intro">{escape(texts("summarise.intro"))}</p>')
    story = story_input(context, elem_id="bq-summarise-story")
    styles = [(texts(f"summarise.{each}"), str(each)) for each in Style]
    with gr.Row(elem_classes="bq-tools"):
        style = gr.CheckboxGroup(
            styles, value=[str(Style.BRIEF)], label=texts("summarise.style"), elem_id="bq-summarise-style"
        )
        length = gr.Dropdown(
            _lengths(context), value="", label=texts("summarise.length"), elem_id="bq-summarise-length"
        )
    with gr.Row(elem_classes="bq-tools"):
        spoken = gr.CheckboxGroup(
            language_choices(context),
            value=[context.desk.source.tag],
            label=texts("summarise.language"),
            elem_id="bq-summarise-language",
        )
        methods = [(label, name) for name, label in method_names(context).items()]
        method = gr.CheckboxGroup(
            methods, value=[METHOD], label=texts("summarise.method"), elem_id="bq-summarise-method"
        )
    with gr.Row(elem_classes="bq-tools"):
        run = gr.Button(texts("summarise.run"), variant="primary", elem_id="bq-summarise-run")
        stop = gr.Button(texts("summarise.stop"), interactive=False, elem_id="bq-summarise-stop")
        save = gr.Button(texts("summarise.save"), interactive=False, elem_id="bq-summarise-save")
    told = gr.HTML(elem_id="bq-summarise-notice", js_on_load=LIVE)
    view = gr.HTML(elem_id="bq-summarise-view", apply_default_css=False)
    made = gr.State(())
    given = gr.Textbox(visible="hidden", label=texts("summarise.save"))
    handlers = _Handlers(context, Runs())
    run.click(
        handlers.run,
        [story, length, style, method, spoken],
        [told, view, made, run, stop, save],
        show_progress="minimal",
        show_progress_on=told,
        concurrency_limit=None,  # it waits in the page's own line
    )
    stop.click(handlers.stop, show_progress="hidden")
    written = save.click(_saved, made, given, show_progress="hidden")
    written.success(None, given, None, js="(given) => barqiyaSave(given)")
    page = gr.context.Context.root_block
    if page is not None:
        page.unload(handlers.leave)


def method_names(context: PageContext) -> dict[str, str]:
    """What summarises on this machine, and how the page calls it."""
    desk = context.desk
    models = [
        profile.name
        for profile in desk.depot.present()
        if Task.SUMMARIZE in profile.tasks and (profile.commercial or not desk.settings.commercial_only)
    ]
    return {METHOD: context.texts("summarise.extractive")} | {name: name for name in models}


@dataclass(frozen=True)
class _Handlers:
    """What the tab's parts do; nothing of a session stays in it but that it is at work."""

    context: PageContext
    runs: Runs

    def run(
        self,
        request: gr.Request,
        text: str | None,
        length: str,
        *chosen: Sequence[str],
    ) -> Iterator[Updates]:
        """The summaries as they get ready; `chosen` are styles, methods and languages."""
        try:
            story, columns = read(self.context, text), self._columns(*chosen)
            with self.runs.running(str(request.session_hash)) as stopped, self.context.place() as place:
                for before in place.waiting(stopped):
                    yield _standing(note(self.context.texts("notice.waiting", count=before)), running=True)
                if stopped():
                    yield _standing(note(self.context.texts("notice.not_begun")))
                    return
                for states in summarise(self.context.desk, story, columns, _length(length), stopped):
                    yield self._shown(story, states)
        except Exception as error:  # whatever it is, the page says one sentence, and goes on
            yield _standing(failure(self.context.texts, error))

    def stop(self, request: gr.Request) -> None:
        """By the button."""
        self.runs.stop(str(request.session_hash))

    def leave(self, request: gr.Request) -> None:
        """The page was closed, or loaded anew."""
        self.runs.leave(str(request.session_hash))

    def _columns(
        self, styles: Sequence[str], methods: Sequence[str], tags: Sequence[str]
    ) -> list[SummaryColumn]:
        """Each style by each method in each language; raises InputError."""
        texts = self.context.texts
        columns = [
            SummaryColumn(Style(style), method, language(tag))
            for style, method, tag in product(styles, methods, tags)
        ]
        if not columns:
            raise InputError(texts("summarise.choose"))
        if len(columns) > _MOST:
            raise InputError(texts("summarise.too_many", count=len(columns), most=_MOST))
        return columns

    def _shown(self, story: Story, columns: Sequence[SummaryColumn]) -> Updates:
        texts = self.context.texts
        view = summaries_view(story, columns, self.context.desk.source, texts, method_names(self.context))
        over = sum(each.phase.is_over for each in columns)
        running = over < len(columns)
        progress = note(texts("summarise.growing", ready=over, of=len(columns))) if running else ""
        made = tuple(each.summary for each in columns if each.summary is not None)
        return [progress, view, made, *_buttons(running=running, any_made=bool(made))]


def _standing(said: str, *, running: bool = False) -> Updates:
    """What was there before stays."""
    return [said, gr.skip(), gr.skip(), *_buttons(running=running, any_made=False)]


def _buttons(*, running: bool, any_made: bool) -> Updates:
    """Run, stop and save."""
    states = (not running, running, any_made and not running)
    return [gr.Button(interactive=interactive) for interactive in states]


def _lengths(context: PageContext) -> list[tuple[str, str]]:
    texts = context.texts
    return [
        (texts("summarise.usual"), ""),
        *((texts("summarise.sentences", count=count), f"sentences={count}") for count in _SENTENCES),
        *((texts("summarise.at_most", count=count), f"words={count}") for count in _WORDS),
    ]


def _length(chosen: str) -> Length:
    unit, _, count = chosen.partition("=")
    return Length(**{unit: int(count)}) if unit else Length()


def _saved(summaries: Sequence[Summary]) -> str:
    """All of them in one Markdown file."""
    text = "\n".join(summary_markdown(each) for each in summaries)
    return as_given(Download("summaries.md", "text/markdown", text.encode()))
