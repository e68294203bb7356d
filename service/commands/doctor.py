"""`doctor`: what is on this machine, and whether it works."""

import argparse
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from service.catalogue import ModelProfile, Task
from service.commands.console import console
from service.commands.opening import desk
from service.desk import Desk
from service.engines.choice import is_installed
from service.engines.devices import resolve_device
from service.errors import BarqiyaError
from service.verification import KNOWN_SENTENCE, known_translation

_PACKAGES = ("ctranslate2", "torch", "transformers", "sentencepiece", "langcodes", "babel", "scikit-learn")


def run(options: argparse.Namespace) -> None:
    """Each line says one thing. What fails is said, not raised, but for a device that was asked for."""
    from rich.table import Table

    with desk(options) as opened:
        table = Table(box=None, show_header=False)
        for name, value in _lines(opened):
            table.add_row(name, value)
        console().print(table)


def _lines(opened: Desk) -> Iterator[tuple[str, str]]:
    yield "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    for package in _PACKAGES:
        yield package, _version(package)
    for engine in ("ctranslate2", "torch"):
        if is_installed(engine):
            device = resolve_device(opened.settings.device, engine)
            fallback = (
                ", since there is no GPU here that it can use"
                if opened.settings.device == "auto" and device == "cpu"
                else ""
            )
            yield f"engine {engine}", f"works on {device}{fallback}"
        else:
            yield f"engine {engine}", "is not installed"
    yield "memory", str(opened.memory_path)
    yield "cache", str(opened.settings.cache_dir)
    glossary = opened.settings.glossary
    yield "glossary", f"{glossary}, {len(opened.glossary.rows)} terms" if glossary else "none"
    yield "models here", ", ".join(profile.name for profile in opened.depot.present()) or "none"
    for profile in opened.depot.present():
        if Task.TRANSLATE in profile.tasks:
            yield profile.name, _tried(opened, profile)
            opened.shelf.unload_idle()  # all at once could be more than the memory holds


def _tried(opened: Desk, profile: ModelProfile) -> str:
    try:
        target, draft = known_translation(opened, profile)
    except BarqiyaError as error:
        return str(error)
    return f"{KNOWN_SENTENCE} → {target.tag}: {draft.target}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "is not installed"
