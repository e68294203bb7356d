"""`memory`: what the translation memory holds, and what editors put in it."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

from service.commands.console import console
from service.commands.opening import desk
from service.commands.writing import writable, write_file
from service.desk import Desk
from service.formats.as_tmx import different, memory_tmx
from service.languages import language
from service.memory import Entry, Key, Share, Stats, TranslationMemory


def run(options: argparse.Namespace) -> None:
    """`stats`, `export` or `clear`; looking for a memory does not begin one."""
    with desk(argparse.Namespace()) as opened:
        if options.action == "clear":
            _clear(opened, options)
        elif options.action == "export":
            _export(opened, options)
        elif opened.memory_path.exists():
            with TranslationMemory(opened.memory_path) as memory:
                _show(memory.stats())
        else:
            console().print(f"nothing is remembered yet: there is no {opened.memory_path}")


def _clear(opened: Desk, options: argparse.Namespace) -> None:
    """Says what it did, and what it left: the work of editors is not thrown away with a machine's."""
    tag = language(options.to).tag if options.to else None
    if not opened.memory_path.exists():
        _model(options.model, (), opened)
        console().print("0 translations forgotten")
        return
    with TranslationMemory(opened.memory_path) as memory:
        model = _model(options.model, memory.stats().shares, opened)
        removed = memory.clear(model=model, target_tag=tag, corrections=options.corrections)
        kept = sum(model in (None, key.model) for key in memory.human_entries(tag))
    console().print(f"{removed:,} translations forgotten")
    if kept:
        console().print(f"{kept:,} by editors are kept: --corrections forgets them, too")


def _export(opened: Desk, options: argparse.Namespace) -> None:
    """A file without units where no editor has worded anything yet."""
    tag = language(options.to).tag if options.to else None
    path = writable(options.output)
    entries: dict[Key, Entry] = {}
    if opened.memory_path.exists():
        with TranslationMemory(opened.memory_path) as memory:
            entries = memory.human_entries(tag)
    write_file(path, memory_tmx(entries))
    console().print(f"{len(different(entries)):,} wordings of editors written to {path}")


def _model(name: str | None, shares: Sequence[Share], opened: Desk) -> str | None:
    """A name that made something is right, also where the catalogue has it no longer."""
    if name is None or any(share.model == name for share in shares):
        return name
    return opened.catalogue.find(name).name


def _show(stats: Stats) -> None:
    from rich.table import Table

    out = console()
    out.print(f"{stats.path}, {stats.bytes / 1e6:.1f} MB")
    out.print(f"{stats.entries:,} translations, {stats.human:,} of them by editors")
    if stats.oldest is not None and stats.newest is not None:
        out.print(f"made between {_day(stats.oldest)} and {_day(stats.newest)}")
    table = Table("model", "from", "to", "translations", box=None)
    for share in stats.shares:
        table.add_row(share.model, share.source_tag, share.target_tag, f"{share.entries:,}")
    if stats.shares:
        out.print(table)


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
