"""`models`: what could be used, what is here, and how it gets here."""

import argparse
import shutil
from collections.abc import Callable

from service.catalogue import ModelProfile, Task
from service.commands.console import console, progress
from service.commands.opening import desk
from service.desk import Desk
from service.languages import language
from service.verification import KNOWN_SENTENCE, FilesIntact, verify


def run(options: argparse.Namespace) -> None:
    """One of the actions."""
    actions: dict[str, Callable[[Desk, argparse.Namespace], None]] = {
        "list": _list,
        "show": _show,
        "pull": _pull,
        "convert": _convert,
        "verify": _verify,
        "remove": _remove,
    }
    with desk(options, model="auto") as opened:
        actions[options.action](opened, options)


def _list(opened: Desk, options: argparse.Namespace) -> None:
    from rich.table import Table

    target = language(options.to) if options.to else None
    table = Table(box=None)
    for column in ("model", "size", "licence", "commercial", "targets", "here"):
        table.add_column(column, no_wrap=column == "model")
    for profile in opened.catalogue.profiles:
        if target and not (Task.TRANSLATE in profile.tasks and profile.speaks(opened.source, target)):
            continue
        table.add_row(
            profile.name,
            _size(profile.download_bytes),
            profile.licence,
            "yes" if profile.commercial else "no",
            ", ".join(profile.targets) if len(profile.targets) <= 6 else f"{len(profile.targets)} languages",
            "yes" if opened.depot.directory(profile) else "",
        )
    console().print(table)


def _show(opened: Desk, options: argparse.Namespace) -> None:
    from rich.table import Table

    profile = opened.catalogue.find(options.model)
    directory = opened.depot.directory(profile)
    table = Table(box=None, show_header=False)
    for name, value in _facts(profile):
        table.add_row(name, value)
    table.add_row(
        "on this machine",
        str(directory) if directory else f"no: run `python -m service models pull {profile.name}`",
    )
    console().print(table)


def _facts(profile: ModelProfile) -> list[tuple[str, str]]:
    facts = [
        ("name", profile.name),
        ("title", profile.title),
        ("family", profile.family.value),
        ("tasks", ", ".join(task.value for task in profile.tasks)),
        ("hub", profile.hub_id or "ships with Barqiya"),
        ("revision", profile.revision or "pinned at the first pull"),
        (
            "licence",
            f"{profile.licence}, {'commercial use allowed' if profile.commercial else 'no commercial use'}",
        ),
        ("parameters", f"{profile.parameters / 1e6:,.1f} million"),
        ("download", _size(profile.download_bytes)),
        (
            "from",
            ", ".join(profile.sources) if len(profile.sources) <= 6 else f"{len(profile.sources)} languages",
        ),
        ("to", ", ".join(profile.targets)),
        ("longest source", f"{profile.max_source_tokens} tokens"),
    ]
    if profile.notes:
        facts.append(("notes", profile.notes))
    return facts + [
        ("score", f"{s.metric} {s.value} for {s.source}-{s.target} on {s.test_set} ({s.reference})")
        for s in profile.scores
    ]


def _pull(opened: Desk, options: argparse.Namespace) -> None:
    profile = opened.catalogue.find(options.model)
    with progress(f"{profile.name}, bytes", options.quiet) as bar:
        pulled = opened.depot.pull(profile, bar)
    console().print(f"{profile.name} is in {pulled.directory} at commit {pulled.commit}")
    if pulled.note:
        console().print(pulled.note)


def _convert(opened: Desk, options: argparse.Namespace) -> None:
    profile = opened.catalogue.find(options.model)
    # Borrowing converts where that is needed, and shows at once that the result loads.
    with opened.shelf.borrow(profile, engine="ctranslate2", device=opened.settings.device) as engine:
        console().print(f"{profile.name} is ready for CTranslate2 on {engine.device}")


def _verify(opened: Desk, options: argparse.Namespace) -> None:
    profile = opened.catalogue.find(options.model)
    for held in verify(opened, profile):
        if isinstance(held, FilesIntact):
            console().print(f"{held.count} files are as they came")
        else:
            console().print(f"{KNOWN_SENTENCE} → {held.target.tag}: {held.text}")


def _remove(opened: Desk, options: argparse.Namespace) -> None:
    profile = opened.catalogue.find(options.model)
    freed = opened.depot.remove(profile)
    shutil.rmtree(opened.settings.cache_dir / "ctranslate2" / profile.name, ignore_errors=True)
    console().print(f"{profile.name} is removed, {_size(freed)} are free again")


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
