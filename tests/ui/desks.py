"""A page's context on an engine that answers as a test says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from service.catalogue import Catalogue
from service.depot import Depot
from service.desk import Desk
from service.engines.engine import Decoding
from service.engines.shelf import Shelf
from service.settings import Settings
from service.ui.context import Limits, PageContext
from service.ui.texts import Texts
from tests.scripted_engine import PROFILE, ScriptedEngine

Answer = Callable[[str, Decoding], str]


def by_search(text: str, decoding: Decoding) -> str:
    """Systems differ, sentences do not."""
    return f"The beam is {decoding.beam_size} wide here."


def desk(folder: Path, answer: Answer = by_search, **settings: Any) -> Desk:
    """With one model, which has English and French, and folders of its own."""
    catalogue = Catalogue((replace(PROFILE, path=folder, targets=("en", "fr")),))
    chosen = Settings(data_dir=folder, models_dir=folder, cache_dir=folder, **settings)
    depot = Depot(folder, catalogue)
    engine = ScriptedEngine(answer)
    return Desk(chosen, catalogue, depot, Shelf(depot, chosen, load=lambda _: engine))


def page_context(
    folder: Path, answer: Answer = by_search, *, tag: str = "en", **settings: Any
) -> PageContext:
    """Stories of 2000 characters and files of 2000 bytes at most."""
    return PageContext(desk(folder, answer, **settings), Texts(tag), Limits(2000, 2000, 1))
