"""The web application: JSON routes first, then the page, which hides every route that comes after it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from service.catalogue import ModelProfile, Task
from service.desk import Desk
from service.formats.reading import MOST_BYTES
from service.guard import Guard, known_hosts
from service.languages import languages
from service.ui.context import Limits, PageContext
from service.ui.line import Line
from service.ui.page import mount_pages
from service.ui.texts import PAGE_LANGUAGES, Texts

if TYPE_CHECKING:
    from fastapi import FastAPI
    from fastapi.responses import RedirectResponse


def build_app(desk: Desk, accounts: Mapping[str, str]) -> "FastAPI":
    """The page and what stands beside it, on a desk that its caller closes; for all where no accounts are."""
    from fastapi import FastAPI

    app = FastAPI(title="Barqiya", docs_url=None, redoc_url=None, openapi_url=None)
    _add_routes(app, desk)
    settings = desk.settings
    limits = Limits(settings.most_characters, MOST_BYTES, settings.concurrency)
    line = Line(settings.concurrency, settings.queue_size)
    mount_pages(app, {tag: PageContext(desk, Texts(tag), limits, line) for tag in PAGE_LANGUAGES})
    hosts = known_hosts(settings.host, settings.hosts)
    app.add_middleware(Guard, accounts=accounts, root_path=settings.root_path, hosts=hosts)
    return app


def _add_routes(app: "FastAPI", desk: Desk) -> None:
    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    for tag in PAGE_LANGUAGES[1:]:
        app.add_api_route(f"/{tag}", partial(_to_page, f"{desk.settings.root_path}/{tag}/"))

    @app.get("/languages")
    def known_languages() -> list[dict[str, Any]]:
        return _languages(desk)

    @app.get("/models")
    def known_models() -> list[dict[str, Any]]:
        return [_model(desk, profile) for profile in desk.catalogue.profiles]


def _to_page(address: str) -> "RedirectResponse":
    """A page's address ends in a slash."""
    from fastapi.responses import RedirectResponse

    return RedirectResponse(address)


def _languages(desk: Desk) -> list[dict[str, Any]]:
    """Every target, with the models on this machine that write it."""
    here = [profile for profile in desk.catalogue.profiles if desk.depot.directory(profile)]
    translating = [profile for profile in here if Task.TRANSLATE in profile.tasks]
    return [
        {
            "tag": each.tag,
            "name": each.name,
            "endonym": each.endonym,
            "direction": each.direction,
            "models": [profile.name for profile in translating if profile.speaks(desk.source, each)],
        }
        for each in languages()
        if each != desk.source
    ]


def _model(desk: Desk, profile: ModelProfile) -> dict[str, Any]:
    return {
        "name": profile.name,
        "title": profile.title,
        "tasks": [str(task) for task in profile.tasks],
        "licence": profile.licence,
        "commercial": profile.commercial,
        "here": desk.depot.directory(profile) is not None,
        "download_bytes": profile.download_bytes,
        "targets": list(profile.targets),
    }
