"""The page: its head, its tabs, and one address for each language that it speaks."""

from collections.abc import Callable, Mapping
from html import escape
from inspect import isgeneratorfunction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from starlette.middleware import Middleware

from service.ui.context import PageContext
from service.ui.document import OwnHead
from service.ui.tabs.digest import digest_tab
from service.ui.tabs.models import models_tab
from service.ui.tabs.summarise import summarise_tab
from service.ui.tabs.translate import translate_tab
from service.ui.tabs.vote import vote_tab
from service.ui.texts import PAGE_LANGUAGES, Texts
from service.ui.theme import theme

if TYPE_CHECKING:
    from fastapi import FastAPI

_HERE = Path(__file__).parent
_KEPT = (600, 3600)  # seconds: how often uploads and downloads are looked through, and how old they may get
# Seconds. Of itself Gradio looks into each page's queue a thousand times a second, whatever is in it.
_LOOKS_FOR_WORK = 0.02

Tab = Callable[[PageContext], None]
"""Builds a tab's contents inside the tab that is open just now."""

_TABS: Mapping[str, Tab] = {
    "translate": translate_tab,
    "summarise": summarise_tab,
    "digest": digest_tab,
    "vote": vote_tab,
    "models": models_tab,
}


def page(context: PageContext) -> gr.Blocks:
    """All tabs in one language."""
    texts = context.texts
    with gr.Blocks(title=texts("page.title"), analytics_enabled=False, delete_cache=_KEPT) as blocks:
        gr.HTML(_banner(context), elem_classes="bq-banner-block")
        with gr.Tabs():
            for name, tab in _TABS.items():
                with gr.Tab(texts(f"page.{name}"), id=name, elem_id=f"bq-tab-{name}"):
                    tab(context)
        gr.HTML(f'<p class="bq-footer">{escape(texts("page.disclaimer"))}</p>')
    for handler in blocks.fns.values():
        handler.api_visibility = "private"  # the page's own doings are no interface for programs
        # Only what shows work as it grows waits in line. Gradio ends a session's stream with its last answer,
        # and a browser whose next request crosses that end waits for ever: the fewer ends, the better.
        handler.queue = handler.queue and isgeneratorfunction(handler.fn)
    blocks.queue(
        default_concurrency_limit=context.limits.concurrency,
        max_size=context.desk.settings.queue_size,
        api_open=False,
    )
    blocks._queue.sleep_when_free = _LOOKS_FOR_WORK
    return blocks


def mount_pages(app: "FastAPI", contexts: Mapping[str, PageContext]) -> None:
    """A page for each language: the first at `/`, which hides every route that comes after it."""
    own, *others = PAGE_LANGUAGES
    for tag in (*others, own):
        path = "/" if tag == own else f"/{tag}"
        _mount(app, contexts[tag], path)


def _mount(app: "FastAPI", context: PageContext, path: str) -> None:
    settings = context.desk.settings
    options: dict[str, Any] = {
        "app_kwargs": {"openapi_url": None, "middleware": [_own_head(context.texts)]},
        "theme": theme(),
        "css_paths": sorted(_HERE.rglob("*.css")),
        "footer_links": [],
        "run_history": False,  # stories under embargo do not stay in a browser
        "max_file_size": 4
        * context.limits.most_bytes,  # what is a little too large is told by the page itself
        "show_error": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "enable_monitoring": False,
    }
    gr.mount_gradio_app(
        app, page(context), path=path, root_path=f"{settings.root_path}{path}".rstrip("/") or None, **options
    )


def _own_head(texts: Texts) -> Middleware:
    scripts = "\n".join(each.read_text(encoding="utf-8") for each in sorted(_HERE.glob("*.js")))
    own = texts.language
    return Middleware(OwnHead, head=f"<script>\n{scripts}</script>", tag=own.tag, direction=own.direction)


def _banner(context: PageContext) -> str:
    texts = context.texts
    return (
        f'<header class="bq-banner"><div><h1>{escape(texts("page.title"))}</h1>'
        f"<p>{escape(texts('page.tagline'))}</p></div>"
        f'<nav aria-label="{escape(texts("page.languages"))}">{_switch(context)}</nav></header>'
    )


def _switch(context: PageContext) -> str:
    """Links to the page in its other languages, each named in itself."""
    root = context.desk.settings.root_path
    links = []
    for tag in PAGE_LANGUAGES:
        each = Texts(tag).language
        address = f"{root}/" if tag == PAGE_LANGUAGES[0] else f"{root}/{tag}/"
        current = ' aria-current="page"' if tag == context.texts.tag else ""
        links.append(
            f'<a href="{address}" lang="{tag}" hreflang="{tag}" dir="{each.direction}"'
            f' data-language="{tag}"{current}>{escape(each.endonym)}</a>'
        )
    return "".join(links)
