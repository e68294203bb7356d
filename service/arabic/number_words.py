"""The words that numerals are made of, under every spelling and proclitic that news text gives them."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from service.arabic.tokens import fold
from service.numeration.composition import Part, Role

_DUALS = {"dual": ("ان", "ين"), "dual_nominative": ("ان",), "dual_oblique": ("ين",)}
_ATTACHED_PRONOUNS = ("ه", "ها", "هم", "هن", "هما")


class Sort(Enum):
    """What a word does in or beside a numeral."""

    CARDINAL = auto()
    ORDINAL = auto()
    DENOMINATOR = auto()  # «أرباع»
    DECADE = auto()  # «التسعينات»
    COUNTED = auto()  # a unit that may be halved: «ساعة»
    DUAL = auto()  # a counted noun that says two: «قتيلان»


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A form's reading; `linked` after و, `definite` with the article; `holds` smaller units are in it."""

    sort: Sort
    part: Part
    linked: bool
    definite: bool
    stem: str  # folded, without proclitics
    holds: int = 1


@dataclass(frozen=True, slots=True)
class Traps:
    """Forms that look like numerals and are none, folded."""

    alone: frozenset[str]
    never: frozenset[str]
    again: frozenset[str]
    inside: frozenset[str]
    yesterday: frozenset[str]
    names: frozenset[str]
    thousand: str
    verbs: frozenset[str]
    rites: frozenset[str]
    percent: frozenset[str]


@cache
def number_words() -> Mapping[str, NumberWord]:
    """Every folded form with every proclitic; a bare form wins over one read as proclitic and stem."""
    words: dict[str, NumberWord] = {}
    bare = list(_bare_words())
    for proclitic, linked, definite in _proclitics():
        for stem, word in bare:
            form = proclitic + stem
            reading = NumberWord(word.sort, word.part, linked, definite, stem, word.holds)
            words.setdefault(form, reading)
    for form in traps().never:
        words.pop(form, None)
    return words


@cache
def traps() -> Traps:
    """The traps of the table."""
    table = _table()["traps"]
    sets = {name: frozenset(map(fold, forms)) for name, forms in table.items() if name != "thousand"}
    return Traps(thousand=fold(table["thousand"]), **sets)


@cache
def constructs() -> tuple[frozenset[str], frozenset[str]]:
    """Folded forms that double in the construct state, and the words before which they do not."""
    table = _table()["construct"]
    return frozenset(map(fold, table["forms"])), frozenset(map(fold, table["not_before"]))


@cache
def vowelled_fractions() -> Mapping[str, Fraction]:
    """Fractions that only a vowel sign tells from a count: «خُمس», by folded stem."""
    return {fold(form): Fraction(value) for value, form in _each("vowelled")}


@cache
def _table() -> dict[str, Any]:
    text = files("service.arabic").joinpath("number_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _each(section: str) -> Iterator[tuple[str, str]]:
    for value, forms in _table()[section].items():
        for form in forms:
            yield value, form


def _proclitics() -> Iterator[tuple[str, bool, bool]]:
    """Each proclitic, whether it links, and whether it holds the article; «ل» and the article make «لل»."""
    for article in ("", "ال"):
        for preposition in ("", "ب", "ك", "ل"):
            for conjunction in ("", "و", "ف"):
                joined = "لل" if preposition == "ل" and article else preposition + article
                yield conjunction + joined, conjunction == "و", bool(article)


def _bare_words() -> Iterator[tuple[str, NumberWord]]:
    for sort, part, form in _numerals():
        yield fold(form), NumberWord(sort, part, False, False, fold(form))
    for unit in _table()["units"].values():
        for count, number in ((1, "singular"), (2, "dual"), (0, "plural")):
            sort = Sort.DUAL if count == 2 else Sort.COUNTED
            for form in unit[number]:
                part = Part(Fraction(count), Role.UNIT)
                yield fold(form), NumberWord(sort, part, False, False, fold(form), unit["holds"])
    for section, endings in _DUALS.items():
        for stem, ending in product(_table()[section]["stems"], endings):
            part = Part(Fraction(2), Role.UNIT)
            yield fold(stem + ending), NumberWord(Sort.DUAL, part, False, False, fold(stem + ending))


def _numerals() -> Iterator[tuple[Sort, Part, str]]:
    roles = {
        "unit": Role.UNIT,
        "teen": Role.TEEN,
        "ten": Role.TEN,
        "hundred": Role.HUNDRED,
        "hundreds": Role.HUNDREDS,
        "scale": Role.SCALE,
    }
    for section, role in roles.items():
        for value, form in _each(section):
            yield Sort.CARDINAL, Part(Fraction(int(value)), role), form
    for value, form in _each("unit"):
        if form.endswith("ة"):
            for pronoun in ("هم", "هن", "هما"):  # «خمستهم»
                yield Sort.CARDINAL, Part(Fraction(int(value)), Role.UNIT), form[:-1] + "ت" + pronoun
    for value, form in _each("scales"):
        yield Sort.CARDINAL, Part(Fraction(int(value)), Role.SCALE, rough=True), form
    for value, form in _each("dual_scale"):
        yield Sort.CARDINAL, Part(Fraction(int(value)), Role.SCALE, times=2), form
    for value, form in _each("rough"):
        yield Sort.CARDINAL, Part(Fraction(int(value)), Role.FIGURE, rough=True), form
    yield from _ordinals_and_fractions()


def _ordinals_and_fractions() -> Iterator[tuple[Sort, Part, str]]:
    for section, role in (("ordinal_unit", Role.UNIT), ("ordinal_teen", Role.TEEN)):
        for value, form in _each(section):
            yield Sort.ORDINAL, Part(Fraction(int(value)), role), form
    for value, form in _each("fraction"):
        for pronoun in ("", *(() if form.endswith("ا") else _ATTACHED_PRONOUNS)):
            yield Sort.CARDINAL, Part(Fraction(value), Role.FRACTION), form + pronoun
    for value, form in _each("fraction_of"):
        for pronoun in _ATTACHED_PRONOUNS:
            yield Sort.CARDINAL, Part(Fraction(value), Role.FRACTION), form + pronoun
    for value, form in _each("denominator"):
        for pronoun in ("", *_ATTACHED_PRONOUNS):
            yield Sort.DENOMINATOR, Part(Fraction(int(value)), Role.FRACTION), form + pronoun
    for value, form in _each("decade"):
        yield Sort.DECADE, Part(Fraction(int(value)), Role.TEN), form
