"""What a person sees: tables on standard output, what is done so far on standard error."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_FILE_WIDTH = 140  # characters of a line in a file or a pipe, which have no width of their own


class Showable(Protocol):
    """What is measured, for a program and for a person."""

    def value(self) -> dict[str, Any]: ...

    def table(self) -> "Table": ...

    def notes(self) -> Sequence[str]: ...


def show(report: Showable, form: str) -> None:
    """On standard output, as `json` or as a table with its notes."""
    if form == "json":
        json.dump(report.value(), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    out = console()
    out.print(report.table())
    for text in report.notes():
        out.print(text, style="dim", soft_wrap=True)


def console() -> "Console":
    """Standard output for rich, which respects NO_COLOR and leaves colours out of files and pipes."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _FILE_WIDTH
    return Console(highlight=False, markup=False, width=width)


def counter(title: str) -> Callable[[int, int], None]:
    """Told (done, total), it keeps one line on standard error up to date, where that is a terminal."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None

    def told(done: int, total: int) -> None:
        sys.stderr.write(f"\r\033[K{title} {done}/{total}" + ("\n" if done >= total else ""))
        sys.stderr.flush()

    return told
