"""The names of months and weekdays in Arabic text: Levantine, Egyptian, Maghrebi and Hijri."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from service.arabic.tokens import Token, fold, touching


class Cycle(StrEnum):
    """What a name is a name in."""

    GREGORIAN = "months"
    HIJRI = "hijri"
    WEEK = "weekdays"


@dataclass(frozen=True, slots=True)
class CalendarName:
    """Tokens `first` up to `last`, exclusive; `sure` is False where the context leaves it another word.

    `proclitics` letters at its beginning are not the name's: one in «بأيلول».
    """

    first: int
    last: int
    cycle: Cycle
    value: int
    proclitics: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What decides whether a doubtful name is a month's; all folded."""

    doubtful: frozenset[str]
    names: frozenset[str]
    prepositions: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    exact: frozenset[str]
    numeral: frozenset[str]


def calendar_names(row: Sequence[Token], text: str) -> Iterator[CalendarName]:
    """The names in a row of tokens, in order; «تموز/يوليو» gives two."""
    table, beginnings, longest = _names(), _beginnings(), 2
    at = 0
    while at < len(row):
        if row[at].folded not in beginnings:
            at += 1
            continue
        for last in range(min(at + longest, len(row)), at, -1):
            found = table.get(_joined(row, at, last, text))
            if found and not _is_other(row, at, last, text, found[0]):
                yield CalendarName(at, last, *found, _sure(row, at, last, text))
                at = last - 1
                break
        at += 1


@cache
def context() -> Context:
    """The words around doubtful names."""
    table = _table()["context"]
    return Context(**{name: frozenset(map(fold, table[name])) for name in Context.__slots__})


def _joined(row: Sequence[Token], first: int, last: int, text: str) -> str:
    if last - first == 1:
        return row[first].folded
    joined = row[first].folded and touching(text, row[first], row[first + 1])
    return f"{row[first].folded} {row[first + 1].folded}" if joined else ""


def _is_other(row: Sequence[Token], first: int, last: int, text: str, cycle: Cycle) -> bool:
    """«اب» and «باب», which only folding makes «آب»; «الأحد عشر», «الاثنين والعشرين»; «3-صفر», a score."""
    token = row[first]
    if token.folded == _ZERO and _is_score(row, first, last, text):
        return True
    if cycle is Cycle.WEEK:
        return last < len(row) and row[last].folded in context().numeral
    exact = any(token.folded.endswith(form) and len(token.folded) - len(form) < 2 for form in context().exact)
    return exact and "آ" not in text[token.start : token.end]


def _is_score(row: Sequence[Token], first: int, last: int, text: str) -> bool:
    """A figure and a dash on one side alone: «18-صفر-1445» is a date."""
    before = (
        first > 0 and row[first - 1].figure and _DASH.fullmatch(text, row[first - 1].end, row[first].start)
    )
    after = last < len(row) and row[last].figure and _DASH.fullmatch(text, row[last - 1].end, row[last].start)
    return bool(before) != bool(after)


def _sure(row: Sequence[Token], first: int, last: int, text: str) -> bool:
    around, name = context(), row[first].folded
    bare = name if name in around.doubtful | around.names else name[1:]
    if last - first > 1 or bare not in around.doubtful | around.names:
        return True
    before = row[first - 1] if first and _near(text, row[first - 1].end, row[first].start) else None
    after = row[last] if last < len(row) and _near(text, row[last - 1].end, row[last].start) else None
    if before and (before.figure or before.folded in around.before or before.folded in _names()):
        return True
    if after and (after.figure or after.folded in around.after or after.folded in _names()):
        return True
    if bare in around.names:
        return False
    return name != bare or (before is not None and before.folded.removeprefix("و") in around.prepositions)


def _near(text: str, end: int, start: int) -> bool:
    """Whether two tokens stand together or as two names of one month do: «آذار/مارس», «آذار (مارس»."""
    return _JOIN.fullmatch(text, end, start) is not None


_JOIN = re.compile(r"[\s/\-–()]{0,3}")
_DASH = re.compile(r"\s?[-–]\s?")
_ZERO = "صفر"  # nought, and the second month of the Hijri year


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("service.arabic").joinpath("calendar.toml").read_text(encoding="utf-8"))


@cache
def _names() -> Mapping[str, tuple[Cycle, int, int]]:
    names: dict[str, tuple[Cycle, int, int]] = {}
    for cycle in Cycle:
        for value, forms in _table()[cycle.value].items():
            for form in forms:
                for proclitic in _table()["context"]["proclitics"]:
                    reading = (cycle, int(value), len(proclitic))
                    names.setdefault(_prefixed(proclitic, fold(form)), reading)
    return names


@cache
def _beginnings() -> frozenset[str]:
    """The first word of each name."""
    return frozenset(name.partition(" ")[0] for name in _names())


def _prefixed(proclitic: str, form: str) -> str:
    contracts = proclitic.endswith("ل") and form.startswith("ال")
    return proclitic[:-1] + "لل" + form[2:] if contracts else proclitic + form
