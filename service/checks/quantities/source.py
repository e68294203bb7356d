"""What an Arabic source states, as quantities."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from service.arabic.calendar import CalendarName, Cycle, calendar_names
from service.arabic.dates import DateMention, dates_among
from service.arabic.number import Number, NumberKind
from service.arabic.numerals import numbers
from service.arabic.tokens import CLITICS, Token, fold, tokens
from service.checks.quantities.measures import Measure, measures, units_of
from service.checks.quantities.quantity import (
    Family,
    Key,
    Quantity,
    Scheme,
    clock_keys,
    hour_keys,
    number_keys,
)
from service.checks.quantities.ranges import spread
from service.checks.quantities.source_asides import asides

_FAMILIES = {
    NumberKind.CARDINAL: Family.NUMBER,
    NumberKind.PERCENT: Family.NUMBER,
    NumberKind.DECADE: Family.NUMBER,
    NumberKind.DUAL: Family.NUMBER,
    NumberKind.ORDINAL: Family.ORDINAL,
    NumberKind.FRACTION: Family.FRACTION,
    NumberKind.APPROXIMATE: Family.ROUGH,
    NumberKind.CLOCK: Family.TIME,
}
_COMMON_FRACTIONS = (Fraction(1, 2), Fraction(1, 4))  # «نصف نهائي», «ربع نهائي», «منتصف»


@lru_cache(maxsize=1024)  # a sentence is checked in every target language, and after a second try
def source_quantities(text: str) -> tuple[Quantity, ...]:
    """What an Arabic text states in numbers, months and weekdays, and what it says by the way."""
    row = tokens(text)
    names = tuple(calendar_names(row, text))
    found = numbers(text)
    counted = [_from_number(number, text) for number in found]
    calendar = [*_from_dates(dates_among(row, names, found, text), text), *_doubtful(row, names)]
    return (*spread(counted, text), *calendar, *asides(row, text))


def _from_number(number: Number, text: str) -> Quantity:
    family = Family.NAME if _is_in_a_name(number, text) else _FAMILIES[number.kind]
    measured = _dual_measures(number, text) or measures(text, number.end, number.value, arabic=True)
    firm = not _is_slight(number, text)
    keys, apart = _keys(number, family, text), tuple(_from_number(part, text) for part in number.apart)
    return Quantity(number.start, number.end, family, number.value, keys, firm, measured, apart)


def _keys(number: Number, family: Family, text: str) -> frozenset[Key]:
    written = text[number.start : number.end]
    figure = written if written[0].isdecimal() else ""
    keys = number_keys(number.value, *number.also)
    match family:
        case Family.FRACTION:  # half of the votes are 50 percent of them, a fifth are one in five
            keys |= number_keys(number.value * 100, *map(Fraction, number.value.as_integer_ratio()))
        case Family.TIME:
            keys = number_keys(*number.also) | clock_keys(number.value)
        case Family.ORDINAL | Family.NUMBER if not figure and _may_be_a_time(number, written):
            keys |= clock_keys(number.value * 60) | number_keys(Fraction(number.value // 1))
        case Family.NUMBER:
            keys |= hour_keys(number.value, figure)
        case Family.NAME if number.value < 100:  # «SS19» of the year 2019
            keys |= number_keys(number.value + 1900, number.value + 2000)
    return keys


def _may_be_a_time(number: Number, written: str) -> bool:
    """«عند الثالثة بعد الظهر», «الثامنة والنصف»: hours are feminine and definite."""
    return number.value < 13 and written.startswith("ال") and "ة" in written


def _is_slight(number: Number, text: str) -> bool:
    """What a target may leave unsaid: «واحد», «الثاني», «البلدان», «نصف», «مئات», «مئة في المئة», «مم2»."""
    if number.kind is NumberKind.APPROXIMATE or number.value in _COMMON_FRACTIONS:
        return True
    if number.kind is NumberKind.PERCENT and number.value == 100:
        return True
    if number.value == 2 and text.startswith("ال", number.start):
        return True
    if text[number.start : number.start + 1].isdecimal():
        return not number.value or _is_a_mark(number, text)
    return number.value in ((1, 2) if number.kind is NumberKind.ORDINAL else (0, 1))


def _is_in_a_name(number: Number, text: str) -> bool:
    """The 19 of «SS19» and «كوفيد-19», the 2 of «مم2»; not those of «الـ150» and «و200»."""
    if not text[number.start : number.start + 1].isdecimal():
        return False
    before = _word_before().search(text, max(0, number.start - 12), number.start)
    return _is_a_mark(number, text) or (before is not None and fold(before[1]) not in CLITICS)


def _is_a_mark(number: Number, text: str) -> bool:
    """«مم2», «SS19», «4x4»: no count of anything."""
    before, after = text[max(0, number.start - 12) : number.start], text[number.end : number.end + 1]
    word = _word_before().search(before)
    latin = before[-1:].isascii() and before[-1:].isalpha()
    return latin or after == "x" or (word is not None and bool(units_of((word[1], None), arabic=True)))


def _dual_measures(number: Number, text: str) -> tuple[Measure, ...]:
    """«قدمين»: the unit is in the word itself."""
    if number.kind is not NumberKind.DUAL:
        return ()
    stem = fold(text[number.start : number.end])[:-2]
    one = units_of((stem, None), arabic=True) or units_of((stem.removesuffix("ت") + "ة", None), arabic=True)
    return tuple(replace(unit, amount=unit.amount * 2) for unit in one)


def _from_dates(mentions: Sequence[DateMention], text: str) -> Iterator[Quantity]:
    for date in mentions:
        written = text[date.start].isdecimal()
        if date.day in (1, 2) and not written and not date.hijri:  # firm as a day: «الأول من أيار»
            day = Fraction(date.day)
            yield Quantity(date.start, date.end, Family.NUMBER, day, number_keys(day), firm=True)
        if date.month and not date.hijri:
            yield _calendar(date, Family.MONTH, Scheme.MONTH, (date.month,), firm=True)
        if date.weekday:
            night = text[: date.start].endswith(("ليل ", "ليلة "))  # «ليل الخميس» is the night to Friday
            days = (date.weekday, date.weekday % 7 + 1) if night else (date.weekday,)
            yield _calendar(date, Family.WEEKDAY, Scheme.WEEKDAY, days, firm=False)


def _calendar(
    date: DateMention, family: Family, scheme: Scheme, values: tuple[int, ...], *, firm: bool
) -> Quantity:
    keys = frozenset((scheme, Fraction(value)) for value in values)
    return Quantity(date.start, date.end, family, Fraction(values[0]), keys, firm)


def _doubtful(row: Sequence[Token], names: Sequence[CalendarName]) -> Iterator[Quantity]:
    for name in names:
        if name.cycle is Cycle.GREGORIAN and not name.sure:
            keys = frozenset({(Scheme.MONTH, Fraction(name.value))})
            start, end = row[name.first].start, row[name.last - 1].end
            yield Quantity(start, end, Family.MONTH, Fraction(name.value), keys, firm=False)


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"([^\W\d_]+)-?$")
