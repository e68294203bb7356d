"""The numbers of a source that travel through a model, in figures or in words."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from service.placeholders.figures import LAST_YEAR, source_figures, with_marks, written
from service.placeholders.number_words import Spelled, spelled_numbers

_YEAR_BEFORE = re.compile(r"\b[ولب]?(?:ال)?(?:عام|سنة)\s+$")


class Travelling(NamedTuple):
    """A number, its span, and its figures as a slot carries them; the likelier value comes first.

    `behind` is Arabic to be read after the slot: a scale.
    """

    start: int
    end: int
    values: tuple[Fraction, ...]
    figures: str
    behind: str = ""


def travelling(text: str) -> Iterator[Travelling]:
    """In order, none within another: «مليون و240 ألف», which begins before its figure, is one."""
    words = (_spelled(each, text) for each in spelled_numbers(text))
    figures = (Travelling(f.start, f.end, f.values, written(f, text)) for f in source_figures(text))
    done = 0
    for each in sorted((*words, *figures)):
        if each.start >= done:
            yield each
            done = each.end


def _spelled(number: Spelled, text: str) -> Travelling:
    start, end, value, scale = number
    if scale:
        return Travelling(start, end, (value,), f"{float(value):.10g}", f" {scale}")
    year = value <= LAST_YEAR and _YEAR_BEFORE.search(text, max(0, start - 8), start)
    return Travelling(start, end, (value,), str(value) if year else with_marks(int(value)))
