"""A paragraph's target as its segments made it, for what marks segments within it."""

from collections.abc import Iterator
from dataclasses import dataclass

from service.formats.controls import printable
from service.formats.directions import Run, runs
from service.story import Finding, Origin, ParagraphTranslation

MISSING = "[…]"
"""What stands for a segment that nothing could be made of: its finding says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment's words with the blank before them; printable, and split into runs of one direction."""

    blank: str
    words: tuple[Run, ...]
    origin: Origin
    findings: tuple[Finding, ...]


def pieces(paragraph: ParagraphTranslation, direction: str) -> Iterator[Piece]:
    """In order; together they are the paragraph's target, but for those that are missing."""
    end = 0
    for part in paragraph.segments:
        words = part.target.strip()
        start = max(paragraph.target.find(words, end), end)
        blank = paragraph.target[end:start] if words else " " if end else ""
        end = start + len(words)
        shown = tuple(runs(printable(words) or MISSING, direction))
        yield Piece(blank, shown, part.origin, part.findings)
