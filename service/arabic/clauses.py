"""A sentence that is too long for a model, cut where it hurts least."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from math import ceil

from service.arabic.enclosures import enclosures
from service.arabic.letters import DIGITS, LETTERS, MARKS
from service.arabic.sentence_words import fold, is_conjoined, lexicon


def clauses(text: str, limit: int, measure: Callable[[str], int]) -> tuple[tuple[int, int], ...]:
    """Spans that tile the text exactly, none of which measures more than `limit`; as even as the text allows.

    `measure` counts what the limit counts, such as a model's tokens. Cuts fall after «؛» and «…» rather than
    after «،», «:» and a dash, rather than before a conjunction, rather than at a space; within a word only
    where that word alone is longer than the limit, and never between a letter and its vowel sign.
    """
    places = _places(text)
    done: list[tuple[int, int]] = []
    waiting = [(0, len(text))] if text else []
    while waiting:
        start, end = waiting.pop()
        size = measure(text[start:end].strip())
        cut = _cut(text, start, end, ceil(size / limit), places) if size > limit else None
        if cut is None:
            done.append((start, end))
        else:
            waiting += (cut, end), (start, cut)
    return tuple(done)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cut is possible; a `cost` of 0.1 weighs as much as straying a tenth of the span from even."""

    offset: int
    cost: float


_PAUSE, _COMMA, _CONJUNCTION, _SPACE, _ENCLOSED = 0.0, 0.1, 0.2, 0.45, 0.15
_WORD = re.compile(r"\w")
_PLACE = re.compile(
    rf"(?P<pause>(?:؛|(?<![.!?؟…])[.!?؟…]+[»”\")]*(?=\s))\s*)"
    rf"|(?P<comma>(?:،(?![{DIGITS}])|[,:](?=\s)|\s[-–—]+(?=\s))\s*)"
    rf"|\s+(?=(?P<word>[{LETTERS}][{LETTERS}{MARKS}]*)?)"
)


def _places(text: str) -> list[_Place]:
    """All places between words, in order; one within brackets or quotation marks costs more."""
    within = enclosures(text)
    spans = iter(sorted((*within.brackets, *within.quotations)))
    following = next(spans, None)
    enclosed = 0  # where the last of the spans that began so far ends
    places: list[_Place] = []
    for found in _PLACE.finditer(text):
        while following and following[0] < found.end():
            enclosed = max(enclosed, following[1])
            following = next(spans, None)
        places.append(_Place(found.end(), _cost(found) + (_ENCLOSED if found.end() < enclosed else 0.0)))
    return places


def _cost(found: re.Match[str]) -> float:
    if found["pause"]:
        return _PAUSE
    if found["comma"]:
        return _COMMA
    word = fold(found["word"] or "")
    return _CONJUNCTION if is_conjoined(word) or word in lexicon().conjunctions else _SPACE


def _cut(text: str, start: int, end: int, parts: int, places: list[_Place]) -> int | None:
    """Where to cut a span that has to become `parts` spans; None if it is a single character."""
    even = start + (end - start) * (parts // 2) / parts
    first = _WORD.search(text, start, end)
    last = next((i for i in range(end - 1, start, -1) if _WORD.match(text, i)), start)
    lowest = bisect_right(places, first.start() if first else end, key=_offset)
    among = places[lowest : bisect_right(places, last, key=_offset)]
    if among:
        return min(among, key=lambda place: place.cost + abs(place.offset - even) / (end - start)).offset
    inside = chain(range(round(even), end), range(round(even), start, -1))
    return next((i for i in inside if start < i and unicodedata.category(text[i])[0] not in "MC"), None)


def _offset(place: _Place) -> int:
    return place.offset
