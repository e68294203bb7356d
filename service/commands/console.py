"""What a person sees: progress and notes on standard error, tables in colour where the terminal has it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


_FILE_WIDTH = 140  # characters of a line in a file or a pipe, which have no width of their own


def note(text: str, quiet: bool) -> None:
    """One line on standard error."""
    if not quiet:
        sys.stderr.write(f"{text}\n")


def console() -> "Console":
    """Standard output for rich, which respects NO_COLOR and leaves colours out of files and pipes."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _FILE_WIDTH
    return Console(highlight=False, markup=False, width=width)


@contextmanager
def progress(title: str, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar that is told (done, total); nothing where standard error is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task(title, total=None)
        yield lambda done, total: bars.update(bar, completed=done, total=total)
