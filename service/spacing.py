"""Sentences one after another, as a language spaces them."""

import unicodedata
from collections.abc import Iterable

from service.languages import Language

_WITHOUT_SPACES = frozenset(("zh", "ja", "yue"))
_CLOSING = '”’"»'  # of one width everywhere: what stands before them tells


def space(before: str, language: Language) -> str:
    """What follows a sentence or clause that another one follows: nothing behind «。» or «他» of Chinese."""
    last = before.rstrip(_CLOSING)[-1:] or before[-1:]
    wide = unicodedata.east_asian_width(last) in ("W", "F") if last else False
    return "" if wide and language.tag.split("-")[0] in _WITHOUT_SPACES else " "


def run_on(sentences: Iterable[str], language: Language) -> str:
    """Sentences or clauses in one line; those without words are passed over."""
    line = ""
    for sentence in filter(None, map(str.strip, sentences)):
        line += (space(line, language) if line else "") + sentence
    return line
