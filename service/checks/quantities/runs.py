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
_NOTHING = Word()


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a numeral, and the tokens `first` up to `last`, exclusive, that it was read from."""

    piece: Piece
    first: int
    last: int
    word: Word = _NOTHING
    ordinal: bool = False

    @property
    def part(self) -> Part:
        return self.piece.part


class Runs:
    """One pass over the tokens of a text."""

    def __init__(self, row: Sequence[Token], text: str, *, long_scale: bool) -> None:
        self.row, self.text, self.long_scale = row, text, long_scale
        self.run: list[Entry] = []
        self.linked = False

    def __iter__(self) -> Iterator[list[Entry]]:
        for at, token in enumerate(self.row):
            if self.run and not (self._touches(at) or self._follows_a_noun(at)):
                yield from self._flush()
            if self.run and self._bridges(at):
                self.linked = self.linked or token.word.link
            elif self._takes(at):
                self.linked = False
            else:
                yield from self._flush()
                self.run = self._entries(at) or self._halved(at)
        yield from self._flush()

    def _flush(self) -> Iterator[list[Entry]]:
        if self.run:
            yield self.run
        self.run, self.linked = [], False

    def _touches(self, at: int) -> bool:
        return at > 0 and touching(self.text, self.row[at - 1], self.row[at])

    def _rest(self, at: int) -> list[Token]:
        """Up to three tokens behind one, each touching the last."""
        rest: list[Token] = []
        for after in range(at + 1, min(at + 4, len(self.row))):
            if not self._touches(after):
                break
            rest.append(self.row[after])
        return rest

    def _takes(self, at: int) -> bool:
        """Whether the token goes on with the run."""
        token = self.row[at]
        if not self.run:
            return False
        if not self.linked and (merged := _denominated(self.run[-1], token, at)):
            self.run[-1] = merged
            return True
        entries = self._entries(at)
        if self._after_a_year(token):
            return False
        if self.run[-1].ordinal:
            joined = self.run[-1].part.role is Role.TEN and len(entries) == 1 and entries[0].ordinal
            entries = [replace(entries[0], piece=Piece(entries[0].part, True))] if joined else []
        self.run.extend(entries)
        return bool(entries)

    def _after_a_year(self, token: Token) -> bool:
        """«1937 Millionen Tote» are two numbers; only Spanish counts millions in thousands."""
        rough = bool(token.pieces) and token.pieces[0].part.rough
        year = self.run[-1].part.role is Role.FIGURE and 1900 <= self.run[-1].part.value < 2100
        return rough and year and not self.long_scale

    def _bridges(self, at: int) -> bool:
        """Whether a link, an article or a unit leads on in the same numeral: «two years and a half»."""
        token, rest = self.row[at], self._rest(at)
        if not rest:
            return False
        if token.word.link:
            return _is_number(rest[0]) or (rest[0].word.article and len(rest) > 1 and _is_fraction(rest[1]))
        if token.word.article and not token.word.part:
            scaled = next((each for each in rest if not each.word.article), None)
            after_link = self.row[at - 1].word.link and _is_fraction(rest[0])
            return after_link or (self._counts_scales() and scaled is not None and _is_scale(scaled))
        return bool(token.word.holds) and not token.pieces and rest[0].word.link and self._half_after(at + 1)

    def _half_after(self, link: int) -> bool:
        """Whether a half and nothing that it is half of stands behind a link: not «y media hora»."""
        rest = self._rest(link)
        after = rest[1:] if rest and not rest[0].word.half and rest[0].word.article else rest
        if not after or not after[0].word.half:
            return False
        return len(after) < 2 or not (_is_number(after[1]) or after[1].word.holds)

    def _follows_a_noun(self, at: int) -> bool:
        """«deux mètres et demi», «two inches and a half»: one noun between the number and its half."""
        noun = _one_word().fullmatch(self.text, self.row[at - 1].end, self.row[at].start)
        return noun is not None and self.row[at].word.link and self._half_after(at)

    def _halved(self, at: int) -> list[Entry]:
        """«a year and a half», «metro y medio»: the noun is the one that the half is added to."""
        token = self.row[at]
        unit = token.word.holds and self._rest(at)[:1] and self._rest(at)[0].word.link
        if unit and self._half_after(at + 1):
            return [Entry(Piece(_ONE, False), at, at + 1)]
        if token.word.link and self._half_after(at):
            self.linked = True
            return [Entry(Piece(_ONE, False), at, at + 1)]
        return []

    def _entries(self, at: int) -> list[Entry]:
        token = self.row[at]
        if self.linked and token.word.denominator and self.row[at - 1].word.article:  # «one and a third»
            part = Part(Fraction(1, token.word.denominator), Role.FRACTION)
            return [Entry(Piece(part, True), at, at + 1, token.word)]
        if token.figure:
            ordinal = _ordinal_sign().match(self.text, token.end) is not None
            piece = Piece(Part(token.figure.values[0], Role.FIGURE), self.linked)
            return [Entry(piece, at, at + 1, ordinal=ordinal)]
        if token.word.trap or (token.word.coin and self._after_a_price(at)):
            return []
        if token.word.short_month and self._touches(at) and self.row[at - 1].figure:  # «14 sept»
            return []
        first = (replace(token.pieces[0], linked=self.linked),) if token.pieces else ()
        entries = [Entry(piece, at, at + 1, token.word) for piece in (*first, *token.pieces[1:])]
        if entries and token.word.ordinal:
            entries[-1] = replace(entries[-1], ordinal=True)
        return entries

    def _after_a_price(self, at: int) -> bool:
        """«84 cents», «un cent»."""
        before = self.row[at - 1] if self._touches(at) else None
        one = before is not None and before.pieces == (Piece(_ONE, False),)
        return before is not None and (before.figure is not None or one)

    def _counts_scales(self) -> bool:
        """Whether an «of» may lead on to a scale: «a quarter of a million», «dizaines de milliers»."""
        part = self.run[-1].part
        return part.rough or part.role in (Role.FRACTION, Role.COLLECTIVE)


def _denominated(left: Entry, token: Token, at: int) -> Entry | None:
    """«two thirds», «ein Drittel», «tres cuartas partes»."""
    parts = token.word.denominator
    if left.part.role is not Role.UNIT or left.ordinal or not 0 < left.part.value < parts:
        return None
    fraction = Part(left.part.value / parts, Role.FRACTION)
    return Entry(Piece(fraction, left.piece.linked), left.first, at + 1, token.word)


def _is_number(token: Token) -> bool:
    return token.figure is not None or bool(token.pieces)


def _is_fraction(token: Token) -> bool:
    return bool(token.word.denominator or (token.pieces and token.pieces[0].part.role is Role.FRACTION))


def _is_scale(token: Token) -> bool:
    return bool(token.pieces) and token.pieces[0].part.role in (Role.SCALE, Role.HUNDRED, Role.COLLECTIVE)


@cache
def _one_word() -> re.Pattern[str]:
    return re.compile(r"\s[^\W\d_]+\s")


@cache
def _ordinal_sign() -> re.Pattern[str]:
    return re.compile(
        r"(?:st|nd|rd|th|ers?|ères?|res?|es?|èmes?|emes?|nde|\.?er|\.?ra|\.?ro)\b|\.?[ºªᵉ]|°(?!\s?[CF])",
        re.IGNORECASE,
    )
