"""Numbers that are one together: a decade and its century, hours and minutes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from service.arabic.number import Number, NumberKind

_HOURS = range(25)
_MINUTES = range(60)


def phrases(found: Iterable[Number], text: str) -> Iterator[Number]:
    """The numbers with decades dated, times of day told and prices put together."""
    pending: Number | None = None
    for number in found:
        alone = _alone(number, text)
        joined = pending and _joined(pending, alone, text)
        if pending and not joined:
            yield pending
        pending = joined or alone
    if pending:
        yield pending


def _alone(number: Number, text: str) -> Number:
    return _dated(_century(_hour(_with_coins(number, text), text), text))


def _joined(left: Number, right: Number, text: str) -> Number | None:
    return _decade_of_century(left, right, text) or _clock(left, right, text) or _price(left, right, text)


def _with_coins(number: Number, text: str) -> Number:
    """«دولارا و83 سنتا»: one dollar and 83 cents."""
    before = _one_and().search(text, max(0, number.start - 20), number.start)
    if before is None or not _coins().match(text, number.end) or number.value >= 100:
        return number
    units = 2 if before[1] else 1
    return replace(number, also=(*number.also, units + number.value / 100))


def _price(whole: Number, coins: Number, text: str) -> Number | None:
    """«71 دولارا و5 سنتات» are 71.05 dollars."""
    between = _unit_and().fullmatch(text, whole.end, coins.start)
    if between is None or not _coins().match(text, coins.end) or coins.value >= 100:
        return None
    return Number(whole.start, coins.end, whole.value + coins.value / 100, NumberKind.CARDINAL)


def _dated(number: Number) -> Number:
    """«التسعينات» without a century are the twentieth's."""
    if number.kind is not NumberKind.DECADE:
        return number
    return replace(number, also=(number.value + 1900,))


def _decade_of_century(decade: Number, century: Number, text: str) -> Number | None:
    """«ثلاثينيات القرن التاسع عشر» are the 1830s."""
    between = text[decade.end : century.start].strip()
    if decade.kind is not NumberKind.DECADE or between not in ("القرن", "من القرن", "في القرن"):
        return None
    first_year = (century.value - 1) * 100 + decade.value
    return Number(decade.start, century.end, first_year, NumberKind.DECADE, (decade.value,))


def _century(number: Number, text: str) -> Number:
    """«القرن الحادي والعشرين» are also the 2000s."""
    before = text[max(0, number.start - 8) : number.start]
    counts = number.kind in (NumberKind.ORDINAL, NumberKind.CARDINAL)
    if not counts or not _century_word().search(before):
        return number
    return replace(number, also=((number.value - 1) * 100,))


def _hour(number: Number, text: str) -> Number:
    """«الساعة الثامنة والنصف», «الساعة 14.20», «1420 بتوقيت جرينتش» in minutes."""
    if number.kind not in (NumberKind.CARDINAL, NumberKind.ORDINAL):
        return number
    after_hour = _hour_word().search(text, max(0, number.start - 12), number.start)
    before_zone = _zone().match(text, number.end) and text[number.end - 2 : number.end].isdecimal()
    minutes = _minutes(number, text) if after_hour or before_zone else None
    return number if minutes is None else _at(number, number.end, minutes)


def _at(number: Number, end: int, minutes: Fraction) -> Number:
    also = () if minutes % 60 and number.value.denominator == 1 else (number.value,)
    return Number(number.start, end, Fraction(minutes), NumberKind.CLOCK, also)


def _minutes(number: Number, text: str) -> Fraction | None:
    hour, rest = Fraction(number.value // 1), number.value % 1
    written = text[number.start : number.end]
    if hour > 99 or (len(written) == 4 and written.isdecimal()):
        return _four_digits(number.value)
    if hour not in _HOURS:
        return _hour_and_ten(number.value)
    if not rest:
        return hour * 60
    return hour * 60 + rest * (100 if written[0].isdecimal() else 60)


def _hour_and_ten(value: Fraction) -> Fraction | None:
    """«الثامنة وعشرين دقيقة» adds up to 28, and is twenty past eight."""
    unit = value % 10
    return unit * 60 + value - unit if unit and value < 60 else None


def _four_digits(value: Fraction) -> Fraction | None:
    hour, minute = divmod(value, 100)
    return hour * 60 + minute if hour in _HOURS and minute in _MINUTES else None


def _clock(hour: Number, minute: Number, text: str) -> Number | None:
    """«9:30», and «الثامنة وعشر دقائق» where the hour is told already."""
    between = text[hour.end : minute.start]
    digits = text[minute.start : minute.end]
    if between == ":":
        told = hour.value / 60 if hour.kind is NumberKind.CLOCK else hour.value
        time = _colon_time().match(text, hour.start)
        exact = time and time.end() == minute.end and told in _HOURS and minute.value in _MINUTES
        return _at(replace(hour, value=told), minute.end, told * 60 + minute.value) if exact else None
    spoken = hour.kind is NumberKind.CLOCK and between.strip() == "و" and not digits.isdecimal()
    if spoken and minute.value in _MINUTES and _minute_word().match(text, minute.end):
        return Number(hour.start, minute.end, hour.value + minute.value, NumberKind.CLOCK)
    return None


@cache
def _one_and() -> re.Pattern[str]:
    return re.compile(r"(?:دولار[اً]*|جنيه[اً]*|يورو|دولار(ين|ان)|جنيه(?:ين|ان))\s+و$")


@cache
def _unit_and() -> re.Pattern[str]:
    return re.compile(r"\s+(?:دولار\w*|يورو|جنيه\w*)\s+و")


@cache
def _coins() -> re.Pattern[str]:
    return re.compile(r"\s+(?:سنت|بنس|قرش)\w*")


@cache
def _century_word() -> re.Pattern[str]:
    return re.compile(r"لقرن\s+$")


@cache
def _hour_word() -> re.Pattern[str]:
    return re.compile(r"(?:ال|لل)ساعة\s+(?:ال)?$")


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(r"\s+(?:بتوقيت|ب?[تط]\.?\s?غ\b|[غج]ر[يـ]?ني[تط]?ش|GMT|ت\.غ)")


@cache
def _colon_time() -> re.Pattern[str]:
    return re.compile(r"(?<![\d:])\d\d?:\d\d(?![\d:])")


@cache
def _minute_word() -> re.Pattern[str]:
    return re.compile(r"\s+دقي?[قا]")
