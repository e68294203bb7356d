"""A desk whose only model is an engine that a test writes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from service.catalogue import Catalogue
from service.depot import Depot
from service.desk import Desk
from service.engines.engine import Decoding
from service.engines.shelf import Shelf
from service.settings import Settings
from tests.scripted_engine import PROFILE, ScriptedEngine


def scripted_desk(answer: Callable[[str, Decoding], str], folder: Path) -> tuple[Desk, ScriptedEngine]:
    engine = ScriptedEngine(answer)
    catalogue = Catalogue((replace(PROFILE, path=folder),))
    settings = Settings(
        model=PROFILE.name, memory=False, data_dir=folder, models_dir=folder, cache_dir=folder
    )
    depot = Depot(folder, catalogue)
    return Desk(settings, catalogue, depot, Shelf(depot, settings, load=lambda _: engine)), engine
