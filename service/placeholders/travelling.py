"""The numbers of a source that travel through a model, in figures or in words."""

import re
from fractions import Fraction
from typing import NamedTuple

from service.placeholders.figures import source_figures, written
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


def travelling(text: str) -> list[Travelling]:
    """In order, none within another: «مليون و240 ألف» is one."""
    found = [_spelled(each, text) for each in spelled_numbers(text)]
    words = [(each.start, each.end) for each in found]
    for figure in source_figures(text):
        if not any(start < figure.end and figure.start < end for start, end in words):
            found.append(Travelling(figure.start, figure.end, figure.values, written(figure, text)))
    return sorted(found)


def _spelled(number: Spelled, text: str) -> Travelling:
    start, end, value, scale = number
    if scale:
        return Travelling(start, end, (value,), f"{float(value):.10g}", f" {scale}")
    digits = str(value)
    named_year = digits if value <= 2100 and _YEAR_BEFORE.search(text, max(0, start - 8), start) else ""
    figures = named_year or (f"{int(value):,}".replace(",", "٬") if value > 999 else digits)
    return Travelling(start, end, (value,), figures)
