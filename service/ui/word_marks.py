"""Which words of a paragraph differ between the columns of one language."""

from collections.abc import Sequence
from itertools import groupby

from service.comparison import Comparison
from service.formats.controls import printable
from service.text.differences import Stretch, among

Words = Sequence[tuple[str, str]]
"""A segment's target in pieces, each with "alone", where no other column has it, "some", where not all have
it, or ""."""


def word_marks(comparison: Comparison, number: int) -> list[list[Words]]:
    """For each column, each segment of that paragraph; nothing where it is not ready. What is not there yet
    is not compared."""
    made = [state.paragraphs[number] for state in comparison.columns]
    targets = [state.column.target.tag for state in comparison.columns]
    marks: list[list[Words]] = [[] for _ in made]
    ready = sorted((place for place, each in enumerate(made) if each), key=lambda place: targets[place])
    for _, group in groupby(ready, key=lambda place: targets[place]):
        places = list(group)
        texts = [
            [shown(part.target) for part in each.segments] for each in map(made.__getitem__, places) if each
        ]
        for row in zip(*texts, strict=True):
            for place, stretches in zip(places, among(row), strict=True):
                marks[place].append([_piece(stretch, len(places) - 1) for stretch in stretches])
    return marks


def shown(text: str) -> str:
    """What a page may show of a text: no control characters, and no blanks around it."""
    return printable(text).strip()


def _piece(stretch: Stretch, others: int) -> tuple[str, str]:
    return stretch.text, ("alone" if stretch.missing == others else "some") if stretch.missing else ""
