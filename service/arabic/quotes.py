"""Quotations of all kinds, balanced or not: wire copy mixes marks, turns them about and forgets to close."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.arabic.quote_marks import MARK, Family, Mark, Side, read_mark


@dataclass(frozen=True, slots=True)
class Quotations:
    """What is quoted: pairs of marks, by where they open, and the marks that have no partner."""

    pairs: tuple[tuple[Mark, Mark], ...]
    unbalanced: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class QuotationCount:
    """How many quotations are closed, and how many marks have no partner."""

    closed: int
    unbalanced: int


def count_quotations(text: str) -> QuotationCount:
    """The number of closed quotations and of unbalanced marks, in Arabic or in any other language."""
    found = quotations(text)
    return QuotationCount(len(found.pairs), len(found.unbalanced))


def marks(text: str) -> tuple[Mark, ...]:
    """All quotation marks in order; apostrophes, inch signs and Hebrew gershayim are none."""
    found = quotations(text)
    return tuple(sorted((*(mark for pair in found.pairs for mark in pair), *found.unbalanced), key=_start))


def quotations(text: str) -> Quotations:
    """Pairs from the inside out: a mark closes the innermost open one of its family, else the innermost.

    A single mark without a partner is taken for an apostrophe and left out.
    """
    still_open: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    unbalanced: list[Mark] = []
    for found in MARK.finditer(text):
        mark = read_mark(text, found, still_open[-_DEPTH:])
        if mark is None:
            continue
        if mark.side is Side.OPEN:
            still_open.append(mark)
        elif still_open:
            partner = _partner(mark, still_open)
            unbalanced += still_open[partner + 1 :]
            pairs.append((still_open[partner], mark))
            del still_open[partner:]
        else:
            unbalanced.append(mark)
    unbalanced += still_open
    return Quotations(
        tuple(sorted(pairs, key=lambda pair: pair[0].start)),
        tuple(sorted((mark for mark in unbalanced if mark.family is not Family.SINGLE), key=_start)),
    )


_DEPTH = 8  # a mark that has been left open under this many others is not coming back; keeps the work linear


def _partner(mark: Mark, still_open: Sequence[Mark]) -> int:
    """The index of the open mark that `mark` closes."""
    innermost = len(still_open) - 1
    within_reach = range(innermost, max(innermost - _DEPTH, -1), -1)
    return next((i for i in within_reach if still_open[i].family is mark.family), innermost)


def _start(mark: Mark) -> int:
    return mark.start
