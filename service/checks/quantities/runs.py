"""Runs of number words and figures in a target, made ready to be added up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from service.checks.quantities.lexicon import Word
from service.checks.quantities.tokens import Token, touching
from service.numeration.composition import Part, Piece, Role

_ONE = Part(Fraction(1), Role.UNIT)


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a numeral, and the tokens `first` up to `last`, exclusive, that it was read from."""

    piece: Piece
    first: int
    last: int
    word: Word = Word()
    ordinal: bool = False

    @property
    def part(self) -> Part:
        return self.piece.part


def runs(row: Sequence[Token], text: str) -> Iterator[list[Entry]]:
    """All runs in a row of tokens, in order."""
    run: list[Entry] = []
    linked = False
    for at, token in enumerate(row):
        adjacent = bool(at) and touching(text, row[at - 1], token)
        if run and not adjacent:
            yield run
            run, linked = [], False
        if run and _bridges(row, at, text, run):
            linked = linked or token.word.link
            continue
        entries = _third(row, at, linked) or list(_entries(token, at, text, linked))
        linked = False
        if run and (merged := _denominated(run[-1], token, at)):
            run[-1] = merged
        elif entries and not (run and run[-1].ordinal):
            run.extend(entries)
        else:
            if run:
                yield run
            run = entries or _halved_unit(row, at, text)
    if run:
        yield run


def _bridges(row: Sequence[Token], at: int, text: str, run: Sequence[Entry]) -> bool:
    """Whether a link, an article or a unit leads on to more of the same numeral: «two years and a half»."""
    token = row[at]
    rest = [each for each in row[at + 1 : at + 4]]
    if not rest or not touching(text, token, rest[0]):
        return False
    if token.word.link:
        return _is_number(rest[0]) or (rest[0].word.article and len(rest) > 1 and _is_fraction(rest[1]))
    if token.word.article and not token.word.part:
        scaled = next((each for each in rest if not each.word.article), None)
        after_link = row[at - 1].word.link and _is_fraction(rest[0])
        return after_link or (_is_counter(row, run[-1]) and scaled is not None and _is_scale(scaled))
    return bool(token.word.holds) and not token.pieces and _half_follows(row, at, text)


def _half_follows(row: Sequence[Token], at: int, text: str) -> bool:
    """«and a half», «et demi», «y medio» right behind a unit."""
    after = row[at + 1 : at + 4]
    if len(after) < 2 or not after[0].word.link or not touching(text, row[at], after[0]):
        return False
    half = after[2] if after[1].word.article and len(after) > 2 else after[1]
    return _is_fraction(half) and touching(text, after[0], after[1])


def _halved_unit(row: Sequence[Token], at: int, text: str) -> list[Entry]:
    """«a year and a half»: the unit is the one that the half is added to."""
    if row[at].word.holds and _half_follows(row, at, text):
        return [Entry(Piece(_ONE, False), at, at + 1)]
    return []


def _third(row: Sequence[Token], at: int, linked: bool) -> list[Entry]:
    """«one and a third»."""
    parts = row[at].word.denominator
    if not linked or not parts or not row[at - 1].word.article:
        return []
    return [Entry(Piece(Part(Fraction(1, parts), Role.FRACTION), True), at, at + 1, row[at].word)]


def _entries(token: Token, at: int, text: str, linked: bool) -> Iterator[Entry]:
    if token.figure:
        part = Part(token.figure.values[0], Role.FIGURE)
        yield Entry(Piece(part, linked), at, at + 1, ordinal=bool(_ordinal_sign().match(text, token.end)))
    for index, piece in enumerate(token.pieces):
        first = piece if index else replace(piece, linked=linked)
        last = index == len(token.pieces) - 1
        yield Entry(first, at, at + 1, token.word, token.word.ordinal and last)


def _denominated(left: Entry, token: Token, at: int) -> Entry | None:
    """«two thirds», «ein Drittel», «tres cuartas partes»."""
    parts = token.word.denominator
    counts = left.part.role is Role.UNIT and not left.ordinal and 0 < left.part.value < parts
    if not counts or (left.part.value > 1 and token.word.ordinal and token.word.loose):
        return None
    fraction = Part(left.part.value / parts, Role.FRACTION)
    return Entry(Piece(fraction, left.piece.linked), left.first, at + 1, token.word)


def _is_number(token: Token) -> bool:
    return token.figure is not None or bool(token.pieces)


def _is_fraction(token: Token) -> bool:
    return bool(token.word.denominator or (token.pieces and token.pieces[0].part.role is Role.FRACTION))


def _is_counter(row: Sequence[Token], entry: Entry) -> bool:
    """Whether an «of» leads from it to a scale: «a quarter of a million», «dizaines de milliers»."""
    word = row[entry.first].figure is None
    return entry.part.role is Role.FRACTION or (word and entry.part.role is Role.FIGURE)


def _is_scale(token: Token) -> bool:
    return bool(token.pieces) and token.pieces[0].part.role in (Role.SCALE, Role.HUNDRED)


@cache
def _ordinal_sign() -> re.Pattern[str]:
    return re.compile(
        r"(?:st|nd|rd|th|ers?|ères?|res?|es?|èmes?|emes?|nde|\.?[ºª°ᵉ]|\.?er|\.?ra|\.?ro)\b|[ºª]",
        re.IGNORECASE,
    )
