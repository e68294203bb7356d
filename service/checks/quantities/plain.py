"""Targets whose number words are not read: figures only, native digits and scale words included."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from importlib.resources import files

from service.checks.quantities.clock import covered, times
from service.checks.quantities.measures import measures
from service.checks.quantities.quantity import Family, Quantity, Scheme, hour_keys, number_keys
from service.checks.quantities.ranges import spread
from service.checks.quantities.roman import roman_numerals
from service.numeration.figures import Figure, figures

_SPELLED_OUT = 12  # up to here a language may prefer the word that is not read


def plain_quantities(text: str, language: str) -> list[Quantity]:
    """The figures of a target; «1億2000万» is one, «12 लाख» twelve hundred thousand."""
    told = times(text)
    taken = covered(told)
    found = [figure for figure in figures(text, decimal="") if figure.start not in taken]
    return [*told, *spread(list(_scaled(found, text, language)), text), *roman_numerals(text)]


def in_figures(source: Sequence[Quantity], text: str) -> list[Quantity]:
    """The quantities of a source, as far as such a target can be held to them.

    A scale word that is not known leaves the bare figure: «120 ألف» may be 120 of something.
    """
    return [_in_figures(quantity, text) for quantity in source]


def _in_figures(quantity: Quantity, text: str) -> Quantity:
    written = next(figures(text[quantity.start : quantity.end], decimal=""), None)
    keys = quantity.keys | number_keys(*(written.values if written else ()))
    large = quantity.value % 60 if quantity.family is Family.TIME else quantity.value > _SPELLED_OUT
    firm = quantity.firm and written is not None and bool(large)
    firm = firm and quantity.family not in (Family.MONTH, Family.NAME)
    return replace(quantity, keys=keys, firm=firm, apart=tuple(in_figures(quantity.apart, text)))


def _scaled(found: Sequence[Figure], text: str, language: str) -> Iterator[Quantity]:
    at = 0
    while at < len(found):
        start, values, total = found[at].start, found[at].values, Fraction(0)
        while (scale := _scale_after(text, found[at].end, language)) is not None:
            end, factor = scale
            total += found[at].values[0] * factor
            if at + 1 == len(found) or text[end : found[at + 1].start].strip(" "):
                break
            at += 1
            values += found[at].values
        end = scale[0] if scale else found[at].end
        rest = Fraction(0) if scale else found[at].values[0]
        yield _quantity(text, start, end, total + rest if total else values[0], values)
        at += 1


def _quantity(text: str, start: int, end: int, value: Fraction, values: tuple[Fraction, ...]) -> Quantity:
    keys = number_keys(value, *values) | hour_keys(value, text[start:end])
    if value.denominator == 1 and 1 <= value <= 12:
        keys |= {(Scheme.MONTH, value)}
    in_a_name = _letter_before().search(text[max(0, start - 2) : start]) is not None
    family = Family.NAME if in_a_name else Family.NUMBER
    measured = measures(text, end, value, arabic=False)
    firm = not in_a_name and value > 1 and not _century().match(text, end)
    return Quantity(start, end, family, value, keys, firm, measured)


def _scale_after(text: str, end: int, language: str) -> tuple[int, int] | None:
    """The end and the factor of a scale word right behind a figure."""
    words = _words(language)
    match = _pattern(language).match(text, end) if words else None
    return (match.end(), words[match[1].lower()]) if match else None


@cache
def _words(language: str) -> dict[str, int]:
    path = files("service.checks.quantities").joinpath("scales.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8")).get(language, {})
    return {form: int(value) for value, forms in table.items() for form in forms}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    forms = "|".join(sorted(_words(language), key=len, reverse=True))
    boundary = "" if language in ("zh", "ja", "ko", "th") else r"(?!\w)"
    return re.compile(rf"[\s-]?({forms}){boundary}", re.IGNORECASE)


@cache
def _century() -> re.Pattern[str]:
    """«20 世纪 70 年代» are the seventies, «السبعينات»."""
    return re.compile(r"\s?(?:世[纪紀]|세기)")


@cache
def _letter_before() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]-?$")
