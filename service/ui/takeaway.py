"""Translations as an editor takes them away: copied, or as a file that is never on the server's disk."""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from time import time
from typing import Any

import gradio as gr

from service.comparison import Comparison
from service.errors import BarqiyaError, InputError
from service.formats.as_tmx import memory_tmx
from service.formats.downloads import FORMS, Download, download
from service.memory import Entry, Key
from service.story import Origin, Translation
from service.translation import as_remembered
from service.ui.context import PageContext
from service.ui.language_names import language_name
from service.ui.notices import failure, note
from service.ui.unfinished import missing, so_far

_PLAIN = frozenset({"text", "markdown", "html", "json", "xliff"})  # what can be pasted as it is
Work = Callable[..., str]
_SAVE = "(given) => barqiyaSave(given)"
_COPY = "(given) => barqiyaCopy(given)"


@dataclass(frozen=True)
class Takeaway:
    """The parts; `offer` tells them what there is to be taken."""

    context: PageContext
    row: gr.Group
    column: gr.Dropdown

    @property
    def outputs(self) -> list[Any]:
        """What `offer` returns updates for."""
        return [self.row, self.column]

    def offer(self, comparison: Comparison | None) -> Sequence[Any]:
        """The columns of which something is there."""
        choices = _begun(comparison, self.context) if comparison else []
        return [
            gr.update(visible=bool(choices)),
            gr.update(choices=choices, value=choices[0][1] if choices else None),
        ]


def takeaway(context: PageContext, comparison: gr.State, told: gr.HTML) -> Takeaway:
    """Builds the parts where it is called; what fails is told in `told`."""
    texts = context.texts
    with gr.Group(visible=False, elem_id="bq-takeaway") as group:
        with gr.Row():
            column = gr.Dropdown([], label=texts("takeaway.column"), scale=2, elem_id="bq-take-column")
            forms = [(texts(f"takeaway.{form}"), form) for form in FORMS]
            form = gr.Dropdown(forms, value="text", label=texts("takeaway.form"), elem_id="bq-take-form")
            label = gr.Checkbox(True, label=texts("takeaway.label"), elem_id="bq-label")
        with gr.Row(elem_classes="bq-tools"):
            copy = gr.Button(texts("takeaway.copy"), size="sm", elem_id="bq-copy")
            save = gr.Button(texts("takeaway.save"), size="sm", variant="primary", elem_id="bq-download")
            wordings = gr.Button(texts("takeaway.tmx"), size="sm", elem_id="bq-tmx")
        given = gr.Textbox(elem_id="bq-given", label=texts("takeaway.given"))
    chosen = [comparison, column, form, label]
    for button, work, js in ((copy, _copied, _COPY), (save, _saved, _SAVE), (wordings, _wordings, _SAVE)):
        done = button.click(partial(_telling, context, work), chosen, [given, told], show_progress="hidden")
        done.success(None, given, None, js=js)
    return Takeaway(context, group, column)


def _telling(context: PageContext, work: Work, *chosen: Any) -> tuple[str, str]:  # noqa: ANN401
    """What goes to the page's script, and a box where there is nothing to go."""
    try:
        return work(context, *chosen), _lacking(context, *chosen) if work is not _wordings else ""
    except BarqiyaError as error:
        return "", failure(context.texts, error)


def _lacking(context: PageContext, comparison: Comparison, column: int, *_: object) -> str:
    """A notice of how much is missing in what is taken away."""
    count = missing(comparison, column)
    return note(context.texts("takeaway.lacking", count=count)) if count else ""


def _copied(
    context: PageContext, comparison: Comparison | None, column: int | None, form: str, label: bool
) -> str:
    """What goes to the clipboard: the file where it is text, else plain text."""
    chosen = _chosen(context, comparison, column)
    written = download(chosen, form if form in _PLAIN else "text", label=label)
    return written.content.decode()


def _saved(
    context: PageContext, comparison: Comparison | None, column: int | None, form: str, label: bool
) -> str:
    """A file for the browser to keep: its name, kind and bytes."""
    return as_given(download(_chosen(context, comparison, column), form, label=label))


def _wordings(context: PageContext, comparison: Comparison | None, *_: object) -> str:
    """What editors worded in this story, in every column; other stories' sentences are not this session's."""
    entries = dict(_human(context, comparison)) if comparison else {}
    if not entries:
        raise InputError(context.texts("takeaway.no_corrections"))
    return as_given(Download("corrections.tmx", "application/x-tmx+xml", memory_tmx(entries)))


def _human(context: PageContext, comparison: Comparison) -> Iterator[tuple[Key, Entry]]:
    source, now = context.desk.source.tag, time()
    for state in comparison.columns:
        target, model = state.column.target.tag, state.column.system.profile_name
        for part in (part for paragraph in state.paragraphs if paragraph for part in paragraph.segments):
            if part.origin is Origin.HUMAN:
                spoken = state.column.target
                text, wording = as_remembered(comparison.story, part.segment, spoken, part.target)
                key = Key(text, source, target, model, revision="", decoding="")
                yield key, Entry(wording, None, state.engine, now, human=wording)


def as_given(file: Download) -> str:
    """A file as the page's script takes it."""
    content = b64encode(file.content).decode("ascii")
    return json.dumps({"name": file.name, "type": file.media_type, "content": content})


def _chosen(context: PageContext, comparison: Comparison | None, column: int | None) -> Translation:
    if comparison is None or column is None or (there := so_far(comparison, column)) is None:
        raise InputError(context.texts("takeaway.nothing"))
    return there


def _begun(comparison: Comparison, context: PageContext) -> list[tuple[str, int]]:
    texts, names = context.texts, []
    for place, state in enumerate(comparison.columns):
        if not state.ready:
            continue
        name = f"{place + 1}. {language_name(state.column.target.tag, texts)} · {state.column.system.label}"
        of = len(state.paragraphs)
        told = f" · {texts('takeaway.unfinished', ready=state.ready, of=of)}" if state.ready < of else ""
        names.append((name + told, place))
    return names
