"""Which systems the page offers."""

from dataclasses import replace
from pathlib import Path

from service.catalogue import Catalogue, Task
from service.comparison import System
from service.depot import Depot
from service.desk import Desk
from service.engines.shelf import Shelf
from service.languages import language
from service.settings import Settings
from service.ui.systems import systems, targets
from tests.scripted_engine import PROFILE

ENGLISH, FRENCH = language("en"), language("fr")


def desk(folder: Path, **changes: object) -> Desk:
    free = replace(PROFILE, name="free", path=folder, targets=("en", "fr"), licence="MIT", commercial=True)
    bound = replace(
        PROFILE, name="bound", path=folder, targets=("en",), licence="CC-BY-NC-4.0", commercial=False
    )
    absent = replace(PROFILE, name="absent", path=None, hub_id="nobody/absent", targets=("de",))
    short = replace(PROFILE, name="short", path=folder, targets=("es",), tasks=(Task.SUMMARIZE,))
    catalogue = Catalogue((free, bound, absent, short))
    settings = Settings(data_dir=folder, models_dir=folder, cache_dir=folder, **changes)  # type: ignore[arg-type]
    depot = Depot(folder, catalogue)
    return Desk(settings, catalogue, depot, Shelf(depot, settings))


def test_every_model_that_is_here_and_writes_the_language_with_each_search(tmp_path):
    opened = desk(tmp_path)
    assert systems(opened, ENGLISH) == (
        System("free", None, 5),
        System("free", None, 1),
        System("bound", None, 5),
        System("bound", None, 1),
    )
    assert systems(opened, FRENCH) == (System("free", None, 5), System("free", None, 1))


def test_languages_are_those_that_a_translator_here_writes(tmp_path):
    assert targets(desk(tmp_path)) == (ENGLISH, FRENCH)


def test_a_desk_for_commercial_use_offers_no_other_models(tmp_path):
    assert {each.profile_name for each in systems(desk(tmp_path, commercial_only=True), ENGLISH)} == {"free"}
