"""What a person sees: tables on standard output, what is done so far on standard error."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_FILE_WIDTH = 140  # characters of a line in a file or a pipe, which have no width of their own


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
