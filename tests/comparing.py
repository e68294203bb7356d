"""A desk of engines that a test writes, one for each model."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from service.catalogue import Catalogue
from service.depot import Depot
from service.desk import Desk
from service.engines.engine import Decoding, Engine
from service.engines.shelf import Key, Shelf
from service.settings import Settings
from tests.scripted_engine import PROFILE, ScriptedEngine

Answer = Callable[[str, Decoding], str]


class NamedEngine(ScriptedEngine):
    """One that knows its model's name."""

    def __init__(self, name: str, answer: Answer) -> None:
        super().__init__(answer, max_source_tokens=200)
        self.profile = replace(self.profile, name=name)


def desk_of(folder: Path, load: Callable[[Key], Engine] | None = None, **answers: Answer) -> Desk:
    """`load` takes the place of the engines that only answer."""
    profiles = tuple(replace(PROFILE, name=name, path=folder, licence=f"{name}-1.0") for name in answers)
    settings = Settings(memory=False, data_dir=folder, models_dir=folder, cache_dir=folder)
    depot = Depot(folder, Catalogue(profiles))
    engines = {name: NamedEngine(name, answer) for name, answer in answers.items()}
    shelf = Shelf(depot, settings, load=load or (lambda key: engines[key.profile.name]))
    return Desk(settings, Catalogue(profiles), depot, shelf)
