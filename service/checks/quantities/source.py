"""What an Arabic source states, as quantities."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from service.arabic.calendar import Cycle, calendar_names
from service.arabic.dates import DateMention, dates
from service.arabic.number import Number, NumberKind
from service.arabic.numerals import numbers
from service.arabic.tokens import Token, fold, tokens
from service.checks.quantities.quantity import Family, Quantity, Scheme, clock_keys, hour_keys, number_keys

_FAMILIES = {
    NumberKind.CARDINAL: Family.NUMBER,
    NumberKind.PERCENT: Family.NUMBER,
    NumberKind.DECADE: Family.NUMBER,
    NumberKind.DUAL: Family.ASIDE,
    NumberKind.ORDINAL: Family.ORDINAL,
    NumberKind.FRACTION: Family.FRACTION,
    NumberKind.APPROXIMATE: Family.ROUGH,
    NumberKind.CLOCK: Family.TIME,
}
_LOOSE = frozenset({NumberKind.DUAL, NumberKind.FRACTION, NumberKind.APPROXIMATE})


def source_quantities(text: str) -> list[Quantity]:
    """What an Arabic text states in numbers, months and weekdays, and what it says by the way."""
    row = tokens(text)
    found = [
        *map(_from_number, numbers(text)),
        *_from_dates(dates(text)),
        *_asides(row),
        *_doubtful(row, text),
    ]
    return sorted(found, key=lambda quantity: quantity.start)


def _from_number(number: Number) -> Quantity:
    family = _FAMILIES[number.kind]
    keys = number_keys(number.value, *number.also)
    if family is Family.FRACTION:  # half of the votes are 50 percent of them
        keys |= number_keys(number.value * 100)
    if family is Family.TIME:
        keys = number_keys(*number.also) | clock_keys(number.value)
    elif number.kind is NumberKind.CARDINAL:
        keys |= hour_keys(number.value, figure=True)
    small = number.value <= (2 if family is Family.ORDINAL else 1)
    firm = number.kind not in _LOOSE and not small
    return Quantity(number.start, number.end, family, number.value, keys, firm)


def _from_dates(mentions: Sequence[DateMention]) -> Iterator[Quantity]:
    for date in mentions:
        if date.month and not date.hijri:
            yield _calendar(date, Family.MONTH, Scheme.MONTH, date.month, firm=True)
        if date.weekday:
            yield _calendar(date, Family.WEEKDAY, Scheme.WEEKDAY, date.weekday, firm=False)


def _calendar(date: DateMention, family: Family, scheme: Scheme, value: int, *, firm: bool) -> Quantity:
    keys = frozenset({(scheme, Fraction(value))})
    return Quantity(date.start, date.end, family, Fraction(value), keys, firm)


def _doubtful(row: Sequence[Token], text: str) -> Iterator[Quantity]:
    for name in calendar_names(row, text):
        if name.cycle is Cycle.GREGORIAN and not name.sure:
            keys = frozenset({(Scheme.MONTH, Fraction(name.value))})
            start, end = row[name.first].start, row[name.last - 1].end
            yield Quantity(start, end, Family.MONTH, Fraction(name.value), keys, firm=False)


def _asides(row: Sequence[Token]) -> Iterator[Quantity]:
    table, dual = _aside_words(), _dual_endings()
    for token in row:
        values = table.get(token.folded) or table.get(token.folded.removeprefix("و").removeprefix("ال"))
        if not values and len(token.folded) > 3 and token.folded.endswith(dual):
            values = (Fraction(2),)
        for value in values or ():
            yield Quantity(token.start, token.end, Family.ASIDE, value, number_keys(value), firm=False)


@cache
def _table() -> dict[str, Any]:
    path = files("service.checks.quantities").joinpath("arabic.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _aside_words() -> Mapping[str, tuple[Fraction, ...]]:
    words: dict[str, tuple[Fraction, ...]] = {}
    for value, forms in _table()["aside"].items():
        for form in map(fold, forms):
            words[form] = (*words.get(form, ()), Fraction(value))
    return words


@cache
def _dual_endings() -> tuple[str, ...]:
    return tuple(map(fold, _table()["dual"]["endings"]))
