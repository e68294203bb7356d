"""Measures, and whether two of them in different units are the same: «385 ميلا» and «620 km»."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files

from service.arabic.tokens import fold

_TOLERANCE = 0.1  # newsrooms round: 200 miles are «300 km», 18 feet «6 m»
_DEGREES = 1.0  # 80 °F are «26 degrés»


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount in its dimension's base unit; for degrees the bare figure."""

    dimension: str
    unit: str
    amount: float

    def converts_to(self, other: "Measure") -> bool:
        """Whether it is the other one in another unit, as rounded as newsrooms do."""
        if self.dimension != other.dimension:
            return False
        if self.dimension == "temperature":
            return _same_heat(self.amount, other.amount) or _same_heat(other.amount, self.amount)
        nearest = abs(self.amount - other.amount) <= _TOLERANCE * max(self.amount, other.amount)
        return self.unit != other.unit and nearest


def _same_heat(fahrenheit: float, celsius: float) -> bool:
    """A temperature, or a difference between two."""
    point, span = (fahrenheit - 32) * 5 / 9, fahrenheit * 5 / 9
    return abs(point - celsius) <= _DEGREES or abs(span - celsius) <= _DEGREES


def measures(text: str, end: int, value: Fraction, *, arabic: bool) -> tuple[Measure, ...]:
    """What the number that ends here measures, by the unit behind it; «كيلو» may be two things."""
    match = _words().match(text, end)
    if match is None:
        return ()
    units = units_of(match.group("first", "second"), arabic=arabic)
    return tuple(Measure(unit.dimension, unit.unit, float(value) * unit.amount) for unit in units)


def units_of(words: Sequence[str | None], *, arabic: bool) -> tuple[Measure, ...]:
    """One of each unit that the longest of these words is a name of."""
    first, second = words
    forms = _forms(arabic)
    both = forms.get(_key(f"{first} {second}", arabic)) if second else None
    return both or forms.get(_key(first or "", arabic), ())


@lru_cache(maxsize=1 << 14)  # each word of a source is looked up
def _key(form: str, arabic: bool) -> str:
    if not arabic:
        return form.lower()
    return " ".join(word.removeprefix("ال").rstrip("ا") for word in fold(form).split())


@cache
def _forms(arabic: bool) -> Mapping[str, tuple[Measure, ...]]:
    path = files("service.checks.quantities").joinpath("measures.toml")
    forms: dict[str, tuple[Measure, ...]] = {}
    for dimension, units in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for unit, says in units.items():
            for form in says["ar" if arabic else "other"]:
                one = Measure(dimension, unit, float(says["base"]))
                forms[_key(form, arabic)] = (*forms.get(_key(form, arabic), ()), one)
    return forms


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[\s-]*(?P<first>[ºª°]?\s?[^\W\d_]+[²2]?|[º°])(?:[\s-]+(?P<second>[^\W\d_]+))?")
