"""The numbers that Arabic text states, in figures and in words; a false one is worse than a missed one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from service.arabic.calendar import CalendarName, calendar_names
from service.arabic.number import Number, NumberKind
from service.arabic.number_phrases import phrases
from service.arabic.number_words import Sort, number_words
from service.arabic.numeral_entries import Entry
from service.arabic.numeral_runs import percent_after, runs
from service.arabic.tokens import Cursor, Token, after_letters, tokens
from service.numeration.composition import Grammar, Link, Piece, Role, compose


@lru_cache(maxsize=4096)  # a sentence is read before it is translated, and checked afterwards
def numbers(text: str) -> tuple[Number, ...]:
    """All numbers in order; names of months and weekdays («تشرين الثاني», «الأحد») are none."""
    row = tokens(text)
    return numbers_among(row, tuple(calendar_names(row, text)), text)


def numbers_among(row: Sequence[Token], names: Sequence[CalendarName], text: str) -> tuple[Number, ...]:
    """`numbers` of a text whose tokens and names are read already."""
    taken = frozenset(at for name in names if name.sure for at in range(name.first, name.last))
    found = (
        _with_parts(row, text, run[numeral.first : numeral.last], numeral.value)
        for run in runs(row, text, taken)
        for numeral in compose([entry.piece for entry in run], _grammar())
    )
    return tuple(phrases(found, text))


@cache
def _grammar() -> Grammar:
    return Grammar(tens_first=False, unit_link=Link.MUST, group_link=Link.MUST, figure_after_scale=True)


def _with_parts(row: Sequence[Token], text: str, entries: Sequence[Entry], value: Fraction) -> Number:
    """The number, and the two that it is if what follows its last scale begins another."""
    split = next((at for at in range(len(entries) - 1, 0, -1) if _may_begin(entries, at)), 0)
    halves = (entries[:split], entries[split:]) if split else ()
    apart = (
        _number(row, text, half[numeral.first : numeral.last], numeral.value)
        for half in halves
        for numeral in compose([entry.piece for entry in half], _grammar())
    )
    return replace(_number(row, text, entries, value), apart=tuple(apart))


def _may_begin(entries: Sequence[Entry], at: int) -> bool:
    after_scale = entries[at].piece.linked and entries[at - 1].role is Role.SCALE
    return after_scale and entries[at].role is not Role.FRACTION


def _number(row: Sequence[Token], text: str, entries: Sequence[Entry], value: Fraction) -> Number:
    first, last = entries[0].first, entries[-1].last
    start, end = _stem_start(row[first], text, entries[0].piece.linked), row[last - 1].end
    kind = _kind(entries, value)
    also = (*_second_reading(entries), *_in_smaller_units(row, text, first, last, value))
    if kind in (NumberKind.CARDINAL, NumberKind.FRACTION):
        if percent := percent_after().match(text, end):
            return Number(start, percent.end(), value, NumberKind.PERCENT, also)
        if percent := _percent_before().search(text, max(start - 2, 0), start):
            return Number(percent.start(), end, value, NumberKind.PERCENT, also)
    return Number(start, end, value, kind, also)


def _stem_start(token: Token, text: str, linked: bool) -> int:
    """Where the word begins without the conjunctions and prepositions written to it; the article stays."""
    if linked and token.folded == "واحد":  # «وأحد عشر»
        return after_letters(text, token.start, 1)
    word = number_words().get(token.folded)
    stem = ("ال" if word.definite else "") + word.stem if word else token.folded
    return after_letters(text, token.start, len(token.folded) - len(stem))


def _kind(entries: Sequence[Entry], value: Fraction) -> NumberKind:
    first = entries[0]
    if first.sort is Sort.DUAL:
        return NumberKind.DUAL
    if first.sort is Sort.DECADE:
        return NumberKind.DECADE
    if first.piece.part.rough:
        return NumberKind.APPROXIMATE
    if first.sort is Sort.ORDINAL:
        return NumberKind.ORDINAL
    return NumberKind.FRACTION if first.role is Role.FRACTION and value < 1 else NumberKind.CARDINAL


def _second_reading(entries: Sequence[Entry]) -> Iterator[Fraction]:
    if any(entry.other for entry in entries):
        pieces = [Piece(entry.other or entry.piece.part, entry.piece.linked) for entry in entries]
        readings = list(compose(pieces, _grammar()))
        if len(readings) == 1:
            yield readings[0].value


def _in_smaller_units(
    row: Sequence[Token], text: str, first: int, last: int, value: Fraction
) -> Iterator[Fraction]:
    """«عقدين» in years, «نصف ساعة» in minutes: the word for the unit is in the numeral or after it."""
    after = Cursor(row, last - 1, text).after
    for token in (*row[first:last], *((after.token,) if after else ())):
        word = number_words().get(token.folded)
        if word and word.holds > 1:
            yield value * word.holds


@cache
def _percent_before() -> re.Pattern[str]:
    return re.compile(r"[%٪]\s?$")
