"""What the words of a language say about numbers and dates, from its table."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from service.numeration.composition import Grammar, Link, Part, Role

LANGUAGES = ("en", "fr", "es", "de")
"""The languages whose number words are read."""

_ROLES = {
    "unit": Role.UNIT,
    "teen": Role.TEEN,
    "ten": Role.TEN,
    "hundred": Role.HUNDRED,
    "hundreds": Role.HUNDREDS,
    "scale": Role.SCALE,
    "collective": Role.COLLECTIVE,
    "fraction": Role.FRACTION,
}
_FLAGS = {
    "links": "link",
    "articles": "article",
    "few": "few",
    "percent": "percent",
    "coins": "coin",
    "loose": "loose",
    "traps": "trap",
    "halves": "half",
}
_VALUES = {
    "decade": "decade",
    "aside": "aside",
    "denominator": "denominator",
    "months": "month",
    "short_months": "short_month",
    "weekdays": "weekday",
}


@dataclass(frozen=True, slots=True)
class Word:
    """Everything that one form can be; 0 and False where it is not that."""

    part: Part | None = None
    joined: bool = False  # only behind a numeral in the same word, and added to it: «zweieinhalb»
    ordinal: bool = False
    loose: bool = False  # also another word: «second»
    denominator: int = 0
    decade: int = 0
    aside: int = 0  # says a number by the way: «both»
    holds: int = 0  # a unit, and how many smaller ones are in it
    link: bool = False
    article: bool = False
    few: bool = False
    percent: bool = False
    coin: bool = False  # «cent» after a figure is money
    trap: bool = False  # no number for all its words: «no one»
    half: bool = False  # added to what stands before an «and»: «three metres and a half»
    month: int = 0
    short_month: int = 0
    doubtful_month: bool = False
    beside_month: bool = False
    compound: bool = False  # a month or weekday that begins a longer word
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's grammar of numerals and its words, lower-cased."""

    decimal: str
    grammar: Grammar
    words: Mapping[str, Word]
    phrases: Mapping[str, re.Pattern[str]]  # by first word, whatever joins them: «quatre-vingt», «per cent»
    endings: tuple[str, ...]  # what may follow a numeral in the same word: «zweijährige»
    heads: tuple[str, ...]  # what a numeral may stand before in the same word: «Fünfmonatstief»
    capital_months: bool  # whether months are written with a capital
    long_scale: bool  # whether thousands of millions are counted: «2000 millones»


@cache
def lexicon(language: str) -> Lexicon:
    """The table of one of LANGUAGES."""
    table = _table(language)
    words: dict[str, Word] = {}
    for form, says in _entries(table):
        words[form] = replace(words.get(form, Word()), **says)
    if language != "en":
        for form, value in _english_names():
            words.setdefault(form, Word(aside=value))
    compounds = table.get("compounds", {})
    inflected = (end + last for end in compounds.get("endings", ()) for last in compounds["inflections"])
    return Lexicon(
        decimal=table["decimal"],
        grammar=_grammar(table["grammar"]),
        words=words,
        phrases=_phrases(words, table["percent"].get("not_before", ())),
        endings=tuple(inflected),
        heads=tuple(compounds.get("heads", ())),
        capital_months=table["doubtful_months"]["capital"],
        long_scale=table.get("long_scale", False),
    )


def _table(language: str) -> dict[str, Any]:
    path = files("service.checks.quantities").joinpath(f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _english_names() -> Iterator[tuple[str, int]]:
    """English numbers in names, «Six Flags», that other languages leave as they are."""
    for section in ("unit", "teen"):
        yield from ((form, value) for value, form in _forms(_table("en"), section) if value)


def _phrases(words: Mapping[str, Word], not_before: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """The longest of a first word's phrases first."""
    phrases: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted((form for form in words if " " in form), key=len, reverse=True):
        guard = "|".join(not_before) if words[form].percent else ""
        phrase = rf"\b{form}\b".replace(" ", r"[\s-]+") + (rf"(?!\s(?:{guard})\b)" if guard else "")
        phrases[form.partition(" ")[0]].append(phrase)
    return {first: re.compile("|".join(each), re.IGNORECASE) for first, each in phrases.items()}


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
    for section, field in _VALUES.items():
        yield from ((form, {field: value}) for value, form in _forms(table, section))
    for section, field in _FLAGS.items():
        yield from ((form, {field: True}) for form in table.get(section, {"forms": ()})["forms"])
    for unit in table["units"].values():
        yield from ((form, {"holds": unit["holds"]}) for form in unit["forms"])
    doubtful = table["doubtful_months"]
    yield from ((form, {"doubtful_month": True}) for form in doubtful["names"])
    yield from ((form, {"beside_month": True}) for form in doubtful["beside"])


def _numerals(table: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, role in _ROLES.items():
        for value, forms in table.get(section, {}).items():
            yield from ((form, {"part": Part(Fraction(value), role)}) for form in forms)
        for number, stem in _forms(table, f"ordinal_{section}"):
            for ending in table["ordinal_endings"]:
                yield stem + ending, {"part": Part(Fraction(number), role), "ordinal": True}
    for value, forms in table.get("joined_fraction", {}).items():
        yield from ((form, {"part": Part(Fraction(value), Role.FRACTION), "joined": True}) for form in forms)
    for number, form in _forms(table, "rough"):
        role = Role.SCALE if number in (10**3, 10**6, 10**9, 10**12) else Role.COLLECTIVE
        yield form, {"part": Part(Fraction(number), role, rough=True)}


def _forms(table: Mapping[str, Any], section: str) -> Iterator[tuple[int, str]]:
    for value, forms in table.get(section, {}).items():
        yield from ((int(value), form) for form in forms)
