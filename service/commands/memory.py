"""`memory`: what the translation memory holds."""

import argparse
from datetime import UTC, datetime

from service.commands.console import console
from service.commands.opening import desk
from service.languages import language
from service.memory import Stats, TranslationMemory


def run(options: argparse.Namespace) -> None:
    """`stats` or `clear`."""
    with desk(argparse.Namespace()) as opened, TranslationMemory(opened.memory_path) as memory:
        if options.action == "stats":
            _show(memory.stats())
            return
        tag = language(options.to).tag if options.to else None
        model = opened.catalogue.find(options.model).name if options.model else None
        removed = memory.clear(model=model, target_tag=tag)
        console().print(f"{removed:,} translations forgotten")


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
