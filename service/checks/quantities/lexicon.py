"""What the words of a language say about numbers and dates, from its table."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from service.numeration.composition import Grammar, Link, Part, Role

_ROLES = {
    "unit": Role.UNIT,
    "teen": Role.TEEN,
    "ten": Role.TEN,
    "hundred": Role.HUNDRED,
    "hundreds": Role.HUNDREDS,
    "scale": Role.SCALE,
    "collective": Role.FIGURE,
    "fraction": Role.FRACTION,
}


@dataclass(frozen=True, slots=True)
class Word:
    """Everything that one form can be; 0 and False where it is not that."""

    part: Part | None = None
    joined: bool = False  # only behind a numeral in the same word, and added to it: «zweieinhalb»
    ordinal: bool = False
    loose: bool = False  # also another word
    denominator: int = 0
    decade: int = 0
    aside: int = 0  # says a number by the way: «both»
    holds: int = 0  # a unit, and how many smaller ones are in it
    link: bool = False
    article: bool = False
    few: bool = False
    percent: bool = False
    decade_before: bool = False  # «années» before «soixante»
    month: int = 0
    short_month: int = 0
    doubtful_month: bool = False
    capital_month: bool = False
    beside_month: bool = False
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's grammar of numerals and its words, lower-cased."""

    decimal: str
    grammar: Grammar
    words: Mapping[str, Word]
    phrases: tuple[str, ...]  # the forms of several words, longest first
    endings: tuple[str, ...]  # what may follow a numeral in the same word: «zweijährige»


LANGUAGES = ("en", "fr", "es", "de")
"""The languages whose number words are read."""


@cache
def lexicon(language: str) -> Lexicon:
    """The table of one of LANGUAGES."""
    path = files("service.checks.quantities").joinpath(f"{language}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    words: dict[str, Word] = {}
    for form, says in _entries(table):
        words[form] = replace(words.get(form, Word()), **says)
    phrases = sorted((form for form in words if " " in form), key=len, reverse=True)
    return Lexicon(table["decimal"], _grammar(table["grammar"]), words, tuple(phrases), _endings(table))


def _grammar(table: Mapping[str, Any]) -> Grammar:
    return Grammar(
        tens_first=table["tens_first"],
        unit_link=Link(table["unit_link"]),
        group_link=Link(table["group_link"]),
        vigesimal=tuple(table.get("vigesimal", ())),
        teen_hundreds=table.get("teen_hundreds", False),
    )


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from _numerals(table)
    for field, section in (("decade", "decade"), ("aside", "aside"), ("denominator", "denominator")):
        yield from ((form, {field: value}) for value, form in _forms(table, section))
    for field in ("link", "article"):
        yield from ((form, {field: True}) for form in table[field + "s"])
    for field, section in (("few", "few"), ("percent", "percent"), ("decade_before", "decade_after")):
        yield from ((form, {field: True}) for form in table.get(section, {"words": ()})["words"])
    for unit in table["units"].values():
        yield from ((form, {"holds": unit["holds"]}) for form in unit["forms"])
    yield from _calendar(table)
    yield from ((form, {"loose": True}) for form in table["loose"]["forms"])


def _numerals(table: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, role in _ROLES.items():
        for value, forms in table.get(section, {}).items():
            yield from ((form, {"part": Part(Fraction(value), role)}) for form in forms)
        for value, stem in _forms(table, f"ordinal_{section}"):
            for ending in table["ordinal_endings"]:
                yield stem + ending, {"part": Part(Fraction(value), role), "ordinal": True}
    for value, forms in table.get("joined_fraction", {}).items():
        yield from ((form, {"part": Part(Fraction(value), Role.FRACTION), "joined": True}) for form in forms)
    for value, form in _forms(table, "rough"):
        role = Role.SCALE if value >= 1000 else Role.FIGURE
        yield form, {"part": Part(Fraction(value), role, rough=True)}


def _endings(table: Mapping[str, Any]) -> tuple[str, ...]:
    compounds = table.get("compounds", {"endings": (), "inflections": ()})
    return tuple(
        ending + inflection for ending in compounds["endings"] for inflection in compounds["inflections"]
    )


def _calendar(table: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for field, section in (("month", "months"), ("short_month", "short_months"), ("weekday", "weekdays")):
        yield from ((form, {field: value}) for value, form in _forms(table, section))
    doubtful = table["doubtful_months"]
    yield from ((form, {"doubtful_month": True}) for form in doubtful["names"])
    if doubtful["capital"]:
        yield from ((form, {"capital_month": True}) for form in doubtful["names"])
    yield from ((form, {"beside_month": True}) for form in doubtful["beside"])


def _forms(table: Mapping[str, Any], section: str) -> Iterator[tuple[int, str]]:
    for value, forms in table.get(section, {}).items():
        yield from ((int(value), form) for form in forms)


@cache
def word_pattern(language: str) -> re.Pattern[str]:
    """One word, or one of the language's phrases whatever joins it: «quatre-vingt», «per cent»."""
    joined = (phrase.replace(" ", r"[\s-]+") for phrase in lexicon(language).phrases)
    phrases = "".join(rf"\b{phrase}\b|" for phrase in joined)
    return re.compile(rf"{phrases}[^\W\d_]+", re.IGNORECASE)
