"""A number as a text states it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class NumberKind(StrEnum):
    """How a text states a number."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"  # below one: «ثلثي», «ثلاثة أرباع»
    PERCENT = "percent"
    CLOCK = "clock"  # a time of day; the value is in minutes, on the clock face that the text uses
    DECADE = "decade"  # «التسعينات»; the value is its first year, or that within its century
    DUAL = "dual"  # the ending of a counted noun: «قتيلان»
    APPROXIMATE = "approximate"  # «عشرات الآلاف»


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its span in the text; `also` holds the other values that the same words may state.

    «1.250» is 1250 or 1.25; «عقدين» two, or twenty years; «ألفا» two thousand, or one in the accusative.
    """

    start: int
    end: int
    value: Fraction
    kind: NumberKind
    also: tuple[Fraction, ...] = ()
    apart: tuple["Number", ...] = ()  # «قتل ألف و30 أصيبوا»: 1030 here, or a thousand and then thirty
