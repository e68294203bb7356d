"""What the wording of a story says to one who compares versions of it.

A line is read once, however many copies have it.
"""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from service.arabic.number import Number, NumberKind
from service.arabic.numerals import numbers
from service.arabic.sentences import sentences
from service.digest.stemming import stem, words

Content = tuple[object, ...]
"""The stems of a text and the values of its numbers, in order: «ستة» and «٦» are one."""

_BY_VALUE = frozenset([NumberKind.CARDINAL, NumberKind.PERCENT])  # «قتيلان» says more than its two


@dataclass(frozen=True, slots=True)
class Wording:
    """`tolls` are the numbers in sentences that speak of victims."""

    content: Content
    tolls: frozenset[object]
    says_correction: bool


@dataclass(frozen=True, slots=True)
class _Line:
    content: Content
    tolls: frozenset[object]


def wording(text: str) -> Wording:
    """Of a whole text, line by line."""
    lines = [_read(line) for line in text.split("\n")]
    return Wording(
        tuple(each for line in lines for each in line.content),
        frozenset(toll for line in lines for toll in line.tolls),
        says_correction(text),
    )


def says_correction(text: str) -> bool:
    """On a line that begins with it, behind a bracket at most."""
    return any(begins(line, "correction") for line in text.split("\n"))


def begins(text: str, kind: str) -> bool:
    """Whether the first word is one of a kind: `correction`, `flash` or `update`."""
    return not _words_of(kind).isdisjoint(words(text)[:1])


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> _Line:
    found = numbers(text)
    spans = [
        (start, end)
        for start, end in sentences(text)
        if not _words_of("toll").isdisjoint(map(stem, words(text[start:end])))
    ]
    tolls = (number.value for number in found if any(start <= number.start < end for start, end in spans))
    return _Line(_content(text, found), frozenset(tolls))


def _content(text: str, found: tuple[Number, ...]) -> Content:
    content: list[object] = []
    end = 0
    for number in found:
        if number.kind in _BY_VALUE:
            content += map(stem, words(text[end : number.start]))
            content.append((number.kind, number.value))
            end = number.end
    return *content, *map(stem, words(text[end:]))


@cache
def _words_of(kind: str) -> frozenset[str]:
    raw = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))
    return frozenset(stem(word) if kind == "toll" else word for each in raw[kind] for word in words(each))
