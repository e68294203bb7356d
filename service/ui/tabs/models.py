"""The tab *Models*: what is on this machine, what could be, and how it gets here."""

from collections.abc import Iterator
from html import escape
from typing import Any

import gradio as gr

from service.catalogue import ModelProfile
from service.guard import is_local
from service.languages import languages
from service.settings import Settings
from service.ui.context import PageContext
from service.ui.language_names import language_name
from service.ui.model_list import model_list, size, writes
from service.ui.notices import LIVE, failure, note
from service.ui.pulls import Arrived, pull
from service.verification import KNOWN_SENTENCE, FilesIntact, Translates, verify

Updates = list[Any]
"""For the parts that a handler speaks to, in their order."""

_ALONE = {"concurrency_id": "models", "concurrency_limit": 1}
"""One pull or check at a time: neither takes a place from those who translate."""


def models_tab(context: PageContext) -> None:
    """Choose a model, fetch or verify it; below, all that there are."""
    texts, desk = context.texts, context.desk
    gr.HTML(f'<p class="bq-intro">{escape(texts("models.intro"))} {escape(_who_fetches(context))}</p>')
    with gr.Row(equal_height=True, elem_classes="bq-tools"):
        model = gr.Dropdown(
            _choices(context), label=texts("models.choose"), elem_id="bq-models-model", scale=3
        )
        fetch = gr.Button(texts("models.pull"), variant="primary", elem_id="bq-models-pull")
        check = gr.Button(texts("models.verify"), elem_id="bq-models-verify")
        stop = gr.Button(texts("models.stop"), elem_id="bq-models-stop", interactive=False)
    told = gr.HTML(elem_id="bq-models-notice", js_on_load=LIVE)
    at_work = gr.State("")  # the model that is fetched or verified, whatever is chosen by now
    with gr.Row(elem_classes="bq-tools"):
        writing = gr.Dropdown(
            _written(context), value="", label=texts("models.language"), elem_id="bq-models-language"
        )
        only_here = gr.Checkbox(label=texts("models.only_here"), elem_id="bq-models-here")

    def listed(tag: str, here: bool) -> str:
        return _listed(context, tag, here)

    # Filled at each visit, and when a filter changes.
    shown = gr.HTML(listed, inputs=[writing, only_here], elem_id="bq-models-list", apply_default_css=False)

    def fetched(request: gr.Request, name: str) -> Iterator[Updates]:
        allowed = may_pull(desk.settings, request)
        work = _fetched(context, name) if allowed else iter([note(texts("models.not_allowed"))])
        yield from _watched(context, name, work)

    def verified(name: str) -> Iterator[Updates]:
        yield from _watched(context, name, _verified(context, name))

    def stopped(name: str) -> Updates:
        return [note(texts("models.stopped", name=name)), name, *_buttons(running=False)]

    parts = [told, at_work, fetch, check, stop]
    pulling = fetch.click(fetched, model, parts, show_progress="hidden", **_ALONE)
    pulling.then(listed, [writing, only_here], shown, show_progress="hidden")
    checking = check.click(verified, model, parts, show_progress="hidden", **_ALONE)
    stop.click(stopped, at_work, parts, cancels=[pulling, checking], show_progress="hidden")


def _who_fetches(context: PageContext) -> str:
    """Told before anybody tries, where it is not everyone."""
    settings = context.desk.settings
    if settings.pulls == "all" or (settings.pulls == "auto" and settings.auth is not None):
        return ""
    return context.texts("models.not_allowed" if settings.pulls == "none" else "models.allowed_here")


def may_pull(settings: Settings, request: gr.Request) -> bool:
    """Whether this visitor may fetch models: an open page fills no disk for anybody."""
    if settings.pulls != "auto":
        return settings.pulls == "all"
    return settings.auth is not None or is_local(request.client.host, request.headers)


def _watched(context: PageContext, name: str, work: Iterator[str]) -> Iterator[Updates]:
    """The notices of a piece of work, with the buttons that make sense meanwhile."""
    said = ""
    try:
        for said in work:
            yield [said, name, *_buttons(running=True)]
    except Exception as error:  # whatever it is, the page says one sentence, and goes on
        said = failure(context.texts, error)
    yield [said, name, *_buttons(running=False)]


def _buttons(*, running: bool) -> Updates:
    """Fetch, verify and stop."""
    return [gr.Button(interactive=each) for each in (not running, not running, running)]


def _choices(context: PageContext) -> list[tuple[str, str]]:
    return [
        (f"{each.name} · {size(each.download_bytes, context.texts)} · {each.licence}", each.name)
        for each in context.desk.catalogue.profiles
    ]


def _written(context: PageContext) -> list[tuple[str, str]]:
    """Every language that a model of the catalogue writes, as the page names it."""
    texts = context.texts
    known = {tag for profile in context.desk.catalogue.profiles for tag in profile.targets}
    named = sorted((language_name(each.tag, texts), each.tag) for each in languages() if each.tag in known)
    return [(texts("models.any_language"), ""), *named]


def _listed(context: PageContext, tag: str, only_here: bool) -> str:
    depot = context.desk.depot
    profiles = [
        profile
        for profile in (depot.present() if only_here else context.desk.catalogue.profiles)
        if not tag or writes(profile, tag)
    ]
    return model_list(profiles, depot, context.texts)


def _fetched(context: PageContext, name: str) -> Iterator[str]:
    """Notices until the model is here; raises BarqiyaError."""
    texts, desk = context.texts, context.desk
    yield note(texts("models.asking", name=name))
    profile = desk.catalogue.find(name)
    for arrived in pull(desk.depot, profile):
        yield _progress(context, profile, arrived)
    yield note(texts("models.pulled", name=name))


def _progress(context: PageContext, profile: ModelProfile, arrived: Arrived) -> str:
    texts = context.texts
    if not arrived.total:
        return note(texts("models.asking", name=profile.name))
    here, total = size(arrived.here, texts), size(arrived.total, texts)
    label = escape(texts("models.pulling", name=profile.name, here=here, total=total))
    return (
        f'<div class="bq-notice"><label>{label} '
        f'<progress max="{arrived.total}" value="{arrived.here}"></progress></label></div>'
    )


def _verified(context: PageContext, name: str) -> Iterator[str]:
    """What holds, once all of it does; raises BarqiyaError."""
    texts, desk = context.texts, context.desk
    yield note(texts("models.verifying", name=name))
    held = list(verify(desk, desk.catalogue.find(name)))
    lines = "".join(f"<li>{_told(context, each)}</li>" for each in held)
    head = escape(texts("models.verified", name=name))
    yield f'<div class="bq-notice" role="status"><b>{head}</b><ul>{lines}</ul></div>'


def _told(context: PageContext, held: FilesIntact | Translates) -> str:
    texts = context.texts
    if isinstance(held, FilesIntact):
        return escape(texts("models.files", count=held.count))
    target = f'<bdi lang="{held.target.tag}" dir="{held.target.direction}">{escape(held.text)}</bdi>'
    return f'{escape(texts("models.known"))} <bdi lang="ar" dir="rtl">{KNOWN_SENTENCE}</bdi> → {target}'
