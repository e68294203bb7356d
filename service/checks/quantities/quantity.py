"""One statement in numbers, comparable across languages."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

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
    CLOCK = "clock"  # minutes past noon or midnight
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


def hour_keys(value: Fraction, figure: bool) -> frozenset[Key]:
    """The keys that let a number stand for a time: «at eight», «20 Uhr»; a figure also «0230 UTC», «14.20 Uhr»."""
    hour, minute = divmod(value, 1) if value < 25 or not figure else divmod(value / 100, 1)
    minute *= 100
    fits = hour <= 24 and minute < 60 and minute.denominator == 1 and (figure or not minute)
    return frozenset({(Scheme.CLOCK, (hour * 60 + minute) % 720)}) if fits else frozenset()
