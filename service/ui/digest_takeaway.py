"""A digest as a user reads it in the page, one language at a time, and takes it away."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

import gradio as gr

from service.digest.edition import Edition
from service.digest.render import FORMS
from service.errors import InputError
from service.formats.downloads import Download
from service.ui.context import PageContext
from service.ui.edition_view import edition_view
from service.ui.language_names import language_name
from service.ui.notices import failure
from service.ui.takeaway import as_given

_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "eml": "message/rfc822",
    "atom": "application/atom+xml",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same digests give the same archive
_SAVE = "(given) => barqiyaSave(given)"
Work = Callable[..., Download]


@dataclass(frozen=True)
class DigestTakeaway:
    """The parts; `offer` tells them what there is to be read and taken."""

    context: PageContext
    group: gr.Group
    tag: gr.Radio
    view: gr.HTML

    @property
    def outputs(self) -> list[Any]:
        """What `offer` returns updates for."""
        return [self.group, self.tag, self.view]

    def offer(self, made: Sequence[Edition]) -> Sequence[Any]:
        """Digests in several languages, the first of them in the page."""
        choices = [(language_name(each.language, self.context.texts), each.language) for each in made]
        first = choices[0][1] if choices else None
        return [
            gr.update(visible=bool(choices)),
            gr.update(choices=choices, value=first),
            _view(made, first),
        ]


def digest_takeaway(context: PageContext, made: gr.State, told: gr.HTML) -> DigestTakeaway:
    """Builds the parts where it is called; what fails is told in `told`."""
    texts = context.texts
    with gr.Group(visible=False, elem_id="bq-digest-takeaway") as group:
        with gr.Row(elem_classes="bq-tools"):
            tag = gr.Radio([], label=texts("digest.read_in"), elem_id="bq-digest-tag")
            forms = [(texts(f"digest.form_{form}"), form) for form in FORMS]
            form = gr.Dropdown(
                forms, value=forms[0][1], label=texts("takeaway.form"), elem_id="bq-digest-form"
            )
        with gr.Row(elem_classes="bq-tools"):
            save = gr.Button(
                texts("takeaway.save"), size="sm", variant="primary", elem_id="bq-digest-download"
            )
            everything = gr.Button(texts("digest.zip"), size="sm", elem_id="bq-digest-zip")
    view = gr.HTML(elem_id="bq-digest-view", apply_default_css=False)
    given = gr.Textbox(visible="hidden", label=texts("takeaway.given"))
    tag.input(_view, [made, tag], view, show_progress="hidden")
    for button, work in ((save, _one), (everything, _all)):
        done = button.click(
            partial(_telling, context, work), [made, tag, form], [given, told], show_progress="hidden"
        )
        done.success(None, given, None, js=_SAVE)
    return DigestTakeaway(context, group, tag, view)


def _view(made: Sequence[Edition], tag: str | None) -> str:
    shown = next((each for each in made if each.language == tag), None)
    return edition_view(shown) if shown else ""


def _telling(
    context: PageContext, work: Work, made: Sequence[Edition], *chosen: str | None
) -> tuple[str, str]:
    """What goes to the page's script, and a box where there is nothing to go."""
    try:
        if not made:
            raise InputError(context.texts("digest.nothing"))
        return as_given(work(made, *chosen)), ""
    except Exception as error:  # whatever it is, the page says one sentence, and goes on
        return "", failure(context.texts, error)


def _one(made: Sequence[Edition], tag: str | None, form: str | None) -> Download:
    """The digest that is in the page."""
    chosen = next(each for each in made if each.language == tag)
    return Download(_name(chosen, str(form)), _TYPES[str(form)], FORMS[str(form)](chosen))


def _all(made: Sequence[Edition], *_: object) -> Download:
    """Every language in every form."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for edition, (form, write) in product(made, FORMS.items()):
            member = zipfile.ZipInfo(_name(edition, form), _EPOCH)
            archive.writestr(member, write(edition), zipfile.ZIP_DEFLATED)
    return Download("digest.zip", "application/zip", content.getvalue())


def _name(edition: Edition, form: str) -> str:
    return f"digest.{edition.language}.{form}"
