"""Windows: stretches of neighbouring rows that are worked on together, and in the ledger together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from service.batch.rows import Reject, Row, read_row
from service.formats.reading import MOST_BYTES

CHARACTERS = 1 << 15
"""Of the stories of a window, at least: some 250 sentences, enough to be sorted by length into full batches.

What a kill costs is no more than the windows that were under way.
"""

ROWS = 1024  # of a window at most: also where all are bad
LONGEST = MOST_BYTES  # of a line, as of any document
_MARK = b"\xef\xbb\xbf"  # of byte order, which some programs write before UTF-8


@dataclass(frozen=True, slots=True)
class Place:
    """Between two lines of the input: the bytes and the lines before it."""

    offset: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Rows in order, and the place behind the last."""

    entries: tuple[Row | Reject, ...]
    end: Place


def _characters() -> int:
    return CHARACTERS


@dataclass(frozen=True, slots=True)
class Windows:
    """All windows of a file from a place on; a value, so that another process may be the one that reads.

    `made` is the field that rows will be given, `characters` are of a window at least.
    """

    path: Path
    begin: Place
    made: str
    characters: int = field(default_factory=_characters)

    def __iter__(self) -> Iterator[Window]:
        with self.path.open("rb") as file:
            yield from windows(file, self.begin, self.made, self.characters)


def windows(file: BinaryIO, begin: Place, made: str, characters: int) -> Iterator[Window]:
    """They depend on the input alone if the place is the end of a window. Empty lines are passed over."""
    entries: list[Row | Reject] = []
    size = 0
    place = begin
    file.seek(begin.offset)
    for entry, place in _entries(file, begin, made):
        if entry is not None:
            entries.append(entry)
            size += len(entry.raw)
        if size >= characters or len(entries) >= ROWS:
            yield Window(tuple(entries), place)
            entries, size, begin = [], 0, place
    if entries or place != begin:
        yield Window(tuple(entries), place)


def _entries(file: BinaryIO, begin: Place, made: str) -> Iterator[tuple[Row | Reject | None, Place]]:
    number = begin.line
    while raw := file.readline(LONGEST + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(_MARK)
        if len(raw) > LONGEST and not raw.endswith(b"\n"):
            _skip_line(file)
            reason = f"it is longer than {LONGEST >> 20} MiB"
            yield Reject(number, "", reason), Place(file.tell(), number)
            continue
        line = raw.rstrip(b"\r\n")
        entry = read_row(number, line, made) if line.strip() else None
        yield entry, Place(file.tell(), number)


def _skip_line(file: BinaryIO) -> None:
    while (part := file.readline(LONGEST)) and not part.endswith(b"\n"):
        pass
