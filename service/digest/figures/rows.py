"""A sentence as counting reads it: clauses of words and numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.arabic.number import Number
from service.arabic.numerals import numbers
from service.digest.stemming import words


@dataclass(frozen=True, slots=True)
class Piece:
    """A word in folded spelling or a number; of a dual, «قتيلان», both. `linked` with «و» written to it."""

    word: str
    number: Number | None = None
    linked: bool = False


Clause = tuple[Piece, ...]


def clauses(text: str) -> tuple[Clause, ...]:
    """What commas, brackets and marks set apart; a number may have one within it, «5,9»."""
    row: list[list[Piece]] = [[]]
    before = 0
    for start, end, piece in _pieces(text):
        if _mark().search(text, before, start):
            row.append([])
        row[-1].append(piece)
        before = end
    return tuple(tuple(clause) for clause in row if clause)


def _pieces(text: str) -> Iterator[tuple[int, int, Piece]]:
    """With their places in the text."""
    at = 0
    for number in numbers(text):
        yield from _words(text, at, number.start)
        linked = text[: number.start].endswith("و")
        yield number.start, number.end, Piece(_fold(text[number.start : number.end]), number, linked)
        at = number.end
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, Piece]]:
    """An «و» that is written to a number, or to nothing, is no word of its own."""
    for match in _word().finditer(text, start, end):
        word = _fold(match[0])
        if word and word != "و":
            yield match.start(), match.end(), Piece(word, None, word.startswith("و"))


def _fold(text: str) -> str:
    return " ".join(words(text))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w\u0640\u064b-\u065f\u0670]*")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[،,؛;:.!؟?…()\[\]«»“”\"–—]|\s-|-\s")
