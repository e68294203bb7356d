"""The numbers of a source that travel through a model, in figures or in words."""

from fractions import Fraction
from typing import NamedTuple

from service.placeholders.figures import grouped, source_figures, written
from service.placeholders.number_words import spelled_numbers


class Travelling(NamedTuple):
    """A number, its span, and its figures as a slot carries them; the likelier value comes first."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    figures: str


def travelling(text: str) -> list[Travelling]:
    """In order, none within another: «مليون و240 ألف» is one."""
    found = [
        Travelling(each.start, each.end, (each.value,), grouped(str(each.value), text, each.start, each.end))
        for each in spelled_numbers(text)
    ]
    words = [(each.start, each.end) for each in found]
    for figure in source_figures(text):
        if not any(start < figure.end and figure.start < end for start, end in words):
            found.append(Travelling(figure.start, figure.end, figure.values, written(figure, text)))
    return sorted(found)
