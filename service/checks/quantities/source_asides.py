"""What an Arabic source says in numbers by the way, so that a target may spell it out."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from service.arabic.tokens import Token, fold
from service.checks.quantities.lexicon import lexicon
from service.checks.quantities.measures import units_of
from service.checks.quantities.quantity import Family, Quantity, Scheme, number_keys


def asides(row: Sequence[Token], text: str) -> Iterator[Quantity]:
    """«ضعف», «عقد», «قائدا البلدين», «مطلع العام», «على بعد ميل»: all loose."""
    yield from _words(row)
    yield from _year_edges(row)
    yield from _single_units(row)
    yield from _in_latin_letters(text)


def _words(row: Sequence[Token]) -> Iterator[Quantity]:
    for token in row:
        for value in _values(token.folded):
            yield Quantity(token.start, token.end, Family.ASIDE, value, number_keys(value), firm=False)


@lru_cache(maxsize=1 << 14)
def _values(word: str) -> tuple[Fraction, ...]:
    """What a folded word says by the way."""
    table, stem = _aside_words(), _proclitics().sub("", word)
    values = table.get(word) or table.get(stem) or table.get(stem.removesuffix("ا"))
    if not values and (_may_be_dual(word) or stem in _construct_duals()):
        return (Fraction(2),)
    return values or ()


def _year_edges(row: Sequence[Token]) -> Iterator[Quantity]:
    """«مطلع العام»: January."""
    edges, years = _edges()
    for left, right in pairwise(row):
        if left.folded in edges and right.folded in years:
            month = edges[left.folded]
            keys = frozenset({(Scheme.MONTH, month)})
            yield Quantity(left.start, right.end, Family.ASIDE, month, keys, firm=False)


def _single_units(row: Sequence[Token]) -> Iterator[Quantity]:
    """«على بعد ميل»: one mile."""
    for token in row:
        if one := units_of((token.folded, None), arabic=True):
            value = Fraction(1)
            yield Quantity(token.start, token.end, Family.ASIDE, value, number_keys(), False, one)


def _in_latin_letters(text: str) -> Iterator[Quantity]:
    """English numbers in a title that the source leaves untranslated, «"Five Lives"»."""
    known = lexicon("en").words
    for match in _latin_word().finditer(text):
        word = known.get(match.group().lower())
        if word and word.part:
            keys = number_keys(word.part.value)
            yield Quantity(*match.span(), Family.ASIDE, word.part.value, keys, firm=False)


@cache
def _proclitics() -> re.Pattern[str]:
    return re.compile("^[وف]?[بلك]?(?:ال|لل)?")


@cache
def _table() -> dict[str, Any]:
    path = files("service.checks.quantities").joinpath("arabic.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _edges() -> tuple[Mapping[str, Fraction], frozenset[str]]:
    """Words for a year's beginning and end, by the month that they tell, and words for a year; all folded."""
    table = _table()["year_edges"]
    edges = {fold(word): Fraction(month) for month in ("1", "12") for word in table[month]}
    return edges, frozenset(map(fold, table["of"]))


@cache
def _aside_words() -> Mapping[str, tuple[Fraction, ...]]:
    words: dict[str, tuple[Fraction, ...]] = {}
    for value, forms in _table()["aside"].items():
        for form in map(fold, forms):
            words[form] = (*words.get(form, ()), Fraction(value))
    return words


def _may_be_dual(word: str) -> bool:
    endings, shortest, never = _dual_endings()
    return len(word) >= shortest and word.endswith(endings) and word not in never


@cache
def _dual_endings() -> tuple[tuple[str, ...], int, frozenset[str]]:
    table = _table()["dual"]
    return tuple(map(fold, table["endings"])), table["shortest"], frozenset(map(fold, table["never"]))


@cache
def _construct_duals() -> frozenset[str]:
    return frozenset(fold(stem + ending) for stem in _table()["dual"]["stems"] for ending in ("ا", "ي"))


@cache
def _latin_word() -> re.Pattern[str]:
    return re.compile("[A-Za-z]{3,}")
