"""Runs of number words and figures that nothing separates, made ready to be added up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from service.arabic.letters import CONTROLS
from service.arabic.number_words import Sort
from service.arabic.numeral_entries import Entry, entry_at, may_be_one
from service.arabic.tokens import Cursor, Token, touching
from service.numeration.composition import Part, Piece, Role


def runs(row: Sequence[Token], text: str, taken: frozenset[int]) -> Iterator[list[Entry]]:
    """All runs of a row of tokens; tokens in `taken` belong to names and end a run."""
    run: list[Entry] = []
    for at in range(len(row)):
        entry = None if at in taken or not may_be_one(row, at, text) else entry_at(Cursor(row, at, text))
        if run and entry and _reaches(row, at, text, entry) and not _is_share(row[at], text):
            if merged := _merged(run[-1], entry):
                run[-1] = merged
                continue
            if _goes_on(run[-1], entry):
                run.append(entry)
                continue
        if run:
            yield run
        run = [_first(entry)] if entry and _begins_a_run(entry) else []
    if run:
        yield run


def _reaches(row: Sequence[Token], at: int, text: str, entry: Entry) -> bool:
    return touching(text, row[at - 1], row[at]) or _after_brackets(row, at, text, entry)


def _is_share(token: Token, text: str) -> bool:
    """«3 ملايين و20 في المئة منهم»: a percentage in digits is no part of the number before it."""
    return token.figure is not None and percent_after().match(text, token.end) is not None


def _after_brackets(row: Sequence[Token], at: int, text: str, entry: Entry) -> bool:
    """«(400) ألف ريال», as official copy writes figures."""
    left = row[at - 1]
    enclosed = text[: left.start].endswith("(") and text[left.end : row[at].start].strip(" ") == ")"
    return enclosed and left.figure is not None and entry.role is Role.SCALE


def _goes_on(left: Entry, right: Entry) -> bool:
    """Whether the right one may belong to the left one's numeral; «عام 1972 آلاف الأطنان» does not."""
    year_before_plural = left.role is Role.FIGURE and left.part.value >= 1000 and right.part.rough
    return not year_before_plural and _stands_in_a_run(left) and _stands_in_a_run(right)


def _stands_in_a_run(entry: Entry) -> bool:
    return entry.sort in (Sort.CARDINAL, Sort.ORDINAL)


def _begins_a_run(entry: Entry) -> bool:
    if entry.sort is Sort.COUNTED:
        return entry.halved and entry.part.value > 0
    return entry.sort is not Sort.DENOMINATOR


def _first(entry: Entry) -> Entry:
    """«عام ونصف»: the noun itself is the one that the half is added to."""
    return replace(entry, sort=Sort.CARDINAL) if entry.sort is Sort.COUNTED else entry


def _merged(left: Entry, right: Entry) -> Entry | None:
    """Two entries that are one part: «خمسة عشر», «ثلاثة أرباع», «ساعات» before «ونصف», «المليون» after it."""
    if right.piece.linked:
        return None
    if right.role is Role.TEEN and right.part.value == 10 and left.role is Role.UNIT and left.part.value:
        return _joined(left, right, Part(left.part.value + 10, Role.TEEN))
    if right.sort is Sort.DENOMINATOR:
        counts = left.role is Role.UNIT and left.sort is Sort.CARDINAL
        return (
            _joined(left, right, Part(left.part.value / right.part.value, Role.FRACTION)) if counts else None
        )
    if right.sort is Sort.COUNTED and right.halved and left.role is not Role.FRACTION:
        return replace(left, last=right.last)
    repeats = right.sort is Sort.COUNTED or right.role is Role.SCALE
    if repeats and left.role is Role.FRACTION and left.piece.linked:
        return replace(left, last=right.last)
    return None


def _joined(left: Entry, right: Entry, part: Part) -> Entry:
    return replace(left, piece=Piece(part, left.piece.linked), last=right.last)


@cache
def percent_after() -> re.Pattern[str]:
    """What makes a percentage of the number before it."""
    return re.compile(
        rf"[\s{CONTROLS}]{{0,2}}(?:[%٪]|بال(?:مئة|مائة|مية|ماية)\b|في ال(?:مئة|مائة|مية|ماية)\b)"
    )
