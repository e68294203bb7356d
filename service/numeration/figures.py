"""Figures: numbers in digits of any script, with any separators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from unicodedata import digit, numeric

_SPACES = " \u00a0\u2009\u202f"
_POINTS = ".,٫٬،'’"
_ALWAYS_DECIMAL = ("٫", "''")  # 10''97 are seconds
_ALWAYS_GROUPING = "٬،'’"
_LONGEST = 40  # characters; what is longer counts nothing
_VULGAR = "½⅓⅔¼¾⅛⅜⅝⅞"
_MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its span; `values` holds the likelier reading first, then the other where it has two."""

    start: int
    end: int
    values: tuple[Fraction, ...]


def figures(text: str, decimal: str) -> Iterator[Figure]:
    """All figures of a text, in order; what no grouping explains («7.2.2024») is several figures.

    More than 30 digits on end are a key or a slip, and no figure.

    `decimal` is the mark that a language writes before decimals, "." or ","; "" where a text may use either,
    so that «1.250» has two readings.
    """
    for match in _figure().finditer(text):
        yield from _read(match, decimal)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<body>(?<!\d )\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?! ?\d)(?:[.,٫]\d+)?"  # 12 500,75
        rf"|\d+(?:(?:[.,٫٬'’]|''|،(?=\d{{3}}(?!\d)))\d+)*)"  # 12,500.75
        rf"(?P<vulgar> ?[{_VULGAR}])?|(?P<alone>[{_VULGAR}])"
    )


def _read(match: re.Match[str], decimal: str) -> Iterator[Figure]:
    start, end = match.span()
    if end - start > _LONGEST:
        return
    if match["alone"]:
        yield Figure(start, end, (_vulgar(match["alone"]),))
        return
    groups = [(part.start() + start, western(part.group())) for part in re.finditer(r"\d+", match["body"])]
    marks = re.findall(r"\D+", match["body"])
    values = _values([digits for _, digits in groups], marks, decimal)
    if values and match["vulgar"]:
        yield Figure(start, end, (values[0] + _vulgar(match["vulgar"].strip()),))
    elif values:
        yield Figure(start, start + len(match["body"]), values)
    else:
        for at, digits in groups:
            if len(digits) <= _MOST_DIGITS:
                yield Figure(at, at + len(digits), (Fraction(int(digits)),))


def _vulgar(character: str) -> Fraction:
    return Fraction(numeric(character)).limit_denominator(8)


def western(digits: str) -> str:
    """Decimal digits of any script as 0 to 9."""
    return digits if digits.isascii() else "".join(str(digit(each)) for each in digits)


def _values(groups: Sequence[str], marks: Sequence[str], decimal: str) -> tuple[Fraction, ...]:
    """The readings of digits between marks; none where marks or so many digits make no one number."""
    if sum(map(len, groups)) > _MOST_DIGITS:
        return ()
    if not marks:
        return (Fraction(int(groups[0])),)
    if len(marks) == 1:
        return _one_mark(groups[0], groups[1], marks[0], decimal)
    *grouping, last = marks
    if last in grouping or last in _SPACES:
        return (_whole(groups),) if len(set(marks)) == 1 and _grouped(groups) else ()
    if len(set(grouping)) == 1 and last in _POINTS and _grouped(groups[:-1]):
        return (_decimal(_whole(groups[:-1]), groups[-1]),)
    return ()


def _one_mark(whole: str, rest: str, mark: str, decimal: str) -> tuple[Fraction, ...]:
    grouped = _grouped((whole, rest)) and not whole.startswith("0")
    if mark in _ALWAYS_GROUPING or mark in _SPACES:
        return (_whole((whole, rest)),) if grouped else ()
    fraction = _decimal(Fraction(int(whole)), rest)
    if mark in _ALWAYS_DECIMAL or mark == decimal or not grouped:
        return (fraction,)
    thousands = _whole((whole, rest))
    return (thousands,) if decimal else (thousands, fraction)


def _grouped(groups: Sequence[str]) -> bool:
    """Whether digits stand in threes, or in twos before the last three as in «12,34,567»."""
    first, *rest = groups
    if len(first) > 3 or not rest or len(rest[-1]) != 3:
        return len(rest) == 0
    middle = {len(group) for group in rest[:-1]}
    return middle <= {3} or middle <= {2}


def _whole(groups: Sequence[str]) -> Fraction:
    return Fraction(int("".join(groups)))


def _decimal(whole: Fraction, rest: str) -> Fraction:
    return whole + Fraction(int(rest), 10 ** len(rest))
