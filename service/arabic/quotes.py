"""Quotations of all kinds, balanced or not: wire copy mixes marks, turns them about and forgets to close."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.arabic.quote_marks import MARK, Family, Mark, Side, read_mark


@dataclass(frozen=True, slots=True)
class Quotations:
    """What is quoted: pairs of marks, by where they open, and the marks that have no partner."""

    pairs: tuple[tuple[Mark, Mark], ...]
    unbalanced: tuple[Mark, ...]


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
            continue
        partner = _partner(mark, still_open)
        if partner is None:
            unbalanced.append(mark)
        else:
            pairs.append((still_open[partner], mark))
            unbalanced += still_open[partner + 1 :]
            del still_open[partner:]
    unbalanced += still_open
    return Quotations(
        tuple(sorted(pairs, key=lambda pair: pair[0].start)),
        tuple(sorted((mark for mark in unbalanced if mark.family is not Family.SINGLE), key=_start)),
    )


_DEPTH = 8  # a mark that has been left open under this many others is not coming back; keeps the work linear


def _partner(mark: Mark, still_open: Sequence[Mark]) -> int | None:
    """The index of the open mark that `mark` closes; a single mark, «’90s», closes with a single one only."""
    within_reach = range(len(still_open) - 1, max(len(still_open) - 1 - _DEPTH, -1), -1)
    alike = (i for i in within_reach if still_open[i].family is mark.family)
    other = (i for i in within_reach if Family.SINGLE not in (still_open[i].family, mark.family))
    return next(alike, next(other, None))


def _start(mark: Mark) -> int:
    return mark.start
