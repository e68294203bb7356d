"""One statement in numbers, comparable across languages."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from service.checks.quantities.measures import Measure


class Family(StrEnum):
    """What kind of fact a quantity states."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    ROUGH = "approximate number"
    NAME = "number in a name"
    ASIDE = "number by the way"
    TIME = "time of day"
    MONTH = "month"
    WEEKDAY = "weekday"


class Scheme(StrEnum):
    """What a key's value counts."""

    NUMBER = "number"
    CLOCK = "clock"  # minutes past noon or midnight, of a time
    HOUR = "hour"  # the same, of a number that may be a time
    MONTH = "month"
    WEEKDAY = "weekday"


Key = tuple[Scheme, Fraction]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A statement and its span; two that share a key say the same.

    A firm one must have its like on the other side. A loose one may stand alone («both», «the first»),
    unless the other side has a loose one of the same family that stands alone as well.
    """

    start: int
    end: int
    family: Family
    value: Fraction
    keys: frozenset[Key]
    firm: bool
    measures: tuple[Measure, ...] = ()
    apart: tuple["Quantity", ...] = ()  # the same words as several statements: «ألف و30» that are two numbers

    @property
    def answers(self) -> frozenset[Key]:
        """The keys of which the other side needs one; a bare hour is a time only to what is a time itself."""
        return frozenset(answer for key in self.keys for answer in _answers(*key))

    def measures_like(self, other: "Quantity") -> bool:
        """Whether both measure lengths, or both weights, and so on."""
        return not {each.dimension for each in self.measures}.isdisjoint(
            each.dimension for each in other.measures
        )

    def converts_to(self, other: "Quantity") -> bool:
        """Whether both measure the same in different units."""
        return any(ours.converts_to(theirs) for ours in self.measures for theirs in other.measures)


def number_keys(*values: Fraction) -> frozenset[Key]:
    """Keys for values that a statement may mean."""
    return frozenset((Scheme.NUMBER, value) for value in values)


def clock_keys(minutes: Fraction) -> frozenset[Key]:
    """Keys for a time: on either half of the day, and as a bare hour or a duration in minutes or hours."""
    hours = minutes / 60
    keys = {(Scheme.CLOCK, minutes % 720), (Scheme.NUMBER, minutes), (Scheme.NUMBER, hours)}
    if hours.denominator == 1:
        keys |= {(Scheme.NUMBER, hours % 12), (Scheme.NUMBER, hours % 12 + 12)}
    return frozenset(keys)


def _answers(scheme: Scheme, value: Fraction) -> tuple[Key, ...]:
    if scheme is Scheme.CLOCK:
        return (scheme, value), (Scheme.HOUR, value)
    return ((Scheme.CLOCK, value),) if scheme is Scheme.HOUR else ((scheme, value),)


def hour_keys(value: Fraction, figure: str) -> frozenset[Key]:
    """The keys that let a number stand for a time: «at eight», «20 Uhr»; «0230» and «14.20» with minutes.

    `figure` is what is written where the number is digits alone, and otherwise empty.
    """
    if written := _hours_and_minutes().fullmatch(figure):
        hour, minute, scheme = int(written[1]), int(written[2]), Scheme.CLOCK
    elif value.denominator == 1 and value <= 24:
        hour, minute, scheme = int(value), 0, Scheme.HOUR
    else:
        return frozenset()
    return (
        frozenset({(scheme, Fraction(hour * 60 + minute) % 720)})
        if hour <= 24 and minute < 60
        else frozenset()
    )


@cache
def _hours_and_minutes() -> re.Pattern[str]:
    return re.compile(r"(\d\d?)[.,٫]?(\d\d)")
