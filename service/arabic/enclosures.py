"""What stands between quotation marks and between brackets, as far as a cut in the text has to know."""

import re
from dataclasses import dataclass

from service.arabic.quote_marks import Side
from service.arabic.quotes import quotations


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing mark or bracket; `opening` is where its partner ends, None where it has none."""

    start: int
    end: int
    opening: int | None


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The closing marks of a text by where they begin, and its brackets and quotations as spans in order."""

    closings: dict[int, Closing]
    brackets: tuple[tuple[int, int], ...]
    quotations: tuple[tuple[int, int], ...]


def enclosures(text: str) -> Enclosures:
    """All closing marks, all balanced brackets, marks included, and all closed quotations of a text."""
    quoted = quotations(text)
    brackets = _brackets(text)
    closings = [Closing(close.start, close.end, opening.end) for opening, close in quoted.pairs]
    closings += [Closing(each.start, each.end, None) for each in quoted.unbalanced if each.side is Side.CLOSE]
    closings += [Closing(end - 1, end, start + 1) for start, end in brackets]
    spans = tuple((opening.start, close.end) for opening, close in quoted.pairs)
    return Enclosures({closing.start: closing for closing in closings}, brackets, spans)


_BRACKET = re.compile(r"[()\[\]{}（）]")
_PARTNER = {")": "(", "]": "[", "}": "{", "）": "（"}


def _brackets(text: str) -> tuple[tuple[int, int], ...]:
    """Balanced pairs by where they open; a bracket without a partner, «1)», is left out."""
    still_open: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text):
        partner = _PARTNER.get(found.group())
        if partner is None:
            still_open.append(found.start())
        elif still_open and text[still_open[-1]] == partner:
            pairs.append((still_open.pop(), found.end()))
    return tuple(sorted(pairs))
