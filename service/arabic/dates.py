"""The dates that Arabic text states: days, months under any of their names, years, weekdays."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from service.arabic.calendar import CalendarName, Cycle, calendar_names
from service.arabic.number import Number, NumberKind
from service.arabic.numerals import numbers_among
from service.arabic.tokens import Token, after_letters, tokens


@dataclass(frozen=True, slots=True)
class DateMention:
    """What a text says of a date, and its span; two names of one month, «تموز/يوليو», are one mention.

    `month` is 1 to 12, of the Hijri year where `hijri` is true; `weekday` is 1 for Monday, as in ISO 8601.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hijri: bool = False


def dates(text: str) -> tuple[DateMention, ...]:
    """All dates in order, none overlapping another; a number alone is a year only after «عام» or «سنة»."""
    row = tokens(text)
    names = tuple(calendar_names(row, text))
    return dates_among(row, names, numbers_among(row, names, text), text)


def dates_among(
    row: Sequence[Token], names: Sequence[CalendarName], found: Sequence[Number], text: str
) -> tuple[DateMention, ...]:
    """`dates` of a text whose tokens, names and numbers are read already."""
    sure = [name for name in names if name.sure]
    months = [_dated(month, _near(month, found), text) for month in _months(sure, row, text)]
    mentions = _apart([*_numeric(text), *months, *_years(found, text)])
    return tuple(_apart([*_on_weekdays(mentions, sure, row, text), *mentions]))


def _apart(mentions: Sequence[DateMention]) -> list[DateMention]:
    """In order of place, without those that begin inside an earlier one."""
    kept: list[DateMention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _numeric(text: str) -> Iterator[DateMention]:
    """«7-2-2024», «7/2/2024», «2024-02-07»: the day before the month, unless that cannot be."""
    for match in _numeric_date().finditer(text):
        parts = [int(part) for part in match.group(1, 3, 4)]
        day, month, year = parts if parts[0] < 100 else reversed(parts)
        if month > 12:
            day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31 and year > 99:
            yield DateMention(match.start(), match.end(), year, month, day)


def _months(names: Sequence[CalendarName], row: Sequence[Token], text: str) -> Iterator[DateMention]:
    """Months without day and year; a second name of the same month right behind the first belongs to it."""
    pending: DateMention | None = None
    for name in names:
        if name.cycle is Cycle.WEEK:
            continue
        start, end = _span(name, row, text)
        hijri = name.cycle is Cycle.HIJRI
        if pending and (pending.month, pending.hijri) == (name.value, hijri):
            second = _second_name().match(text, pending.end)
            if second and second.end() == start:
                closing = text[end : end + 1] == ")" and "(" in second.group()
                pending = replace(pending, end=end + closing)
                continue
        if pending:
            yield pending
        pending = DateMention(start, end, month=name.value, hijri=hijri)
    if pending:
        yield pending


def _span(name: CalendarName, row: Sequence[Token], text: str) -> tuple[int, int]:
    return after_letters(text, row[name.first].start, name.proclitics), row[name.last - 1].end


def _near(month: DateMention, found: Sequence[Number]) -> Sequence[Number]:
    """The numbers that can be its day or year: of a long text's many, the two before and the three behind."""
    at = bisect_left(found, month.start, key=lambda number: number.start)
    return found[max(0, at - 2) : at + 3]


def _dated(month: DateMention, found: Sequence[Number], text: str) -> DateMention:
    """The month with the day before it («السابع من أيلول») or after it, and the year."""
    for number in found:
        if _is_day(number) and _before_month().fullmatch(text, number.end, month.start):
            month = replace(month, start=number.start, day=int(number.value))
        elif number.start >= month.end and (gap := _before_year().fullmatch(text, month.end, number.start)):
            if _is_year(number):
                month = replace(month, end=number.end, year=int(number.value))
            elif month.day is None and not gap["word"] and _is_day(number):
                month = replace(month, end=number.end, day=int(number.value))
    era = _era().match(text, month.end) if month.year else None
    return replace(month, end=era.end(), hijri=month.hijri or "ه" in era.group()) if era else month


def _is_day(number: Number) -> bool:
    counts = number.kind in (NumberKind.CARDINAL, NumberKind.ORDINAL)
    return counts and number.value.denominator == 1 and 1 <= number.value <= 31


def _is_year(number: Number) -> bool:
    return (
        number.kind is NumberKind.CARDINAL and number.value.denominator == 1 and 100 <= number.value <= 2999
    )


def _years(found: Sequence[Number], text: str) -> Iterator[DateMention]:
    """«عام 2019», «سنة ألفين وعشرين», and each of «عامي 2015 و2016» or «أعوام 2015-2017»."""
    series_end = -1
    for number in found:
        word = _year_word().search(text, max(0, number.start - 12), number.start)
        continues = series_end >= 0 and _series().fullmatch(text, series_end, number.start)
        series_end = -1
        if _is_year(number) and (word or continues):
            era = _era().match(text, number.end)
            end = era.end() if era else number.end
            yield DateMention(
                number.start, end, year=int(number.value), hijri=bool(era and "ه" in era.group())
            )
            series_end = end


def _on_weekdays(
    mentions: Sequence[DateMention], names: Sequence[CalendarName], row: Sequence[Token], text: str
) -> Iterator[DateMention]:
    """Weekdays, each with the date right behind it: «الخميس 24 أيلول»."""
    by_start = {mention.start: mention for mention in mentions}
    for name in names:
        if name.cycle is Cycle.WEEK:
            start, end = _span(name, row, text)
            gap = _after_weekday().match(text, end)
            date = by_start.get(gap.end()) if gap else None
            known = date or DateMention(start, end)
            yield replace(known, start=start, weekday=name.value)


@cache
def _numeric_date() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,/-])(\d\d?|\d{4})([-/.])(\d\d?)\2(\d\d?|\d{4})(?![\d.,/-]?\d)")


@cache
def _second_name() -> re.Pattern[str]:
    return re.compile(r"\s?[-/–(]?\s?")


@cache
def _before_month() -> re.Pattern[str]:
    return re.compile(r"\s+(?:من\s+)?(?:شهر\s+)?")


@cache
def _before_year() -> re.Pattern[str]:
    return re.compile(r"[،,]?\s+(?P<word>(?:من\s+)?(?:ال)?(?:عام|سنة)\s+)?")


@cache
def _era() -> re.Pattern[str]:
    return re.compile(r"\s?(?:هـ|ه\b|هجري[اة]?\b|م\b(?!\.)|ميلادي[اة]?\b)")


@cache
def _year_word() -> re.Pattern[str]:
    return re.compile(r"(?:عام|سنة|عامي|أعوام|سنوات|سنتي)\s+(?:ال)?$")


@cache
def _series() -> re.Pattern[str]:
    return re.compile(r"\s?(?:و|[-–/،]\s?و?|أو\s|إلى\s|حتى\s)\s?")


@cache
def _after_weekday() -> re.Pattern[str]:
    return re.compile(r"[،,]?\s+")
