"""The places that datelines name."""

import tomllib
from functools import cache
from pathlib import Path

from service.arabic.normalize import Level, normalize


def is_place(text: str) -> bool:
    """Whether the whole of a text is the name of a country or of a city that the news often comes from."""
    name = _fold(text)
    return name in _names()["cities"] or name in _names()["countries"]


def may_be_place(text: str) -> bool:
    """Whether a text may name a place: five words at most, none of them something else, «وقال», «لوكالة»."""
    words = _fold(text).split()
    if not 0 < len(words) <= 5:
        return False
    bare = [word[1:] if word[0] in "وفلب" and len(word) > 3 else word for word in words]
    return is_place(text) or _names()["others"].isdisjoint((*words, *bare))


@cache
def _names() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(map(_fold, each["names"])) for kind, each in raw.items()}


def _fold(text: str) -> str:
    return " ".join(normalize(text, Level.FOLDED).text.split())
