"""Runs of number words and figures that nothing separates, made ready to be added up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from service.arabic.number_words import (
    NumberWord,
    Sort,
    constructs,
    number_words,
    traps,
    vowelled_fractions,
)
from service.arabic.tokens import Token, follows, precedes, touching
from service.numeration.composition import Part, Piece, Role

_TANWIN = "\u064b"
_SHADDA = "\u0651"
_DAMMA = "\u064f"


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a numeral with the tokens `first` up to `last`, exclusive, that it was read from."""

    piece: Piece
    first: int
    last: int
    sort: Sort = Sort.CARDINAL
    other: Part | None = None  # what it is in its second reading
    definite: bool = False
    halved: bool = False  # a counted noun before «ونصف»

    @property
    def role(self) -> Role:
        return self.piece.part.role


def runs(row: Sequence[Token], text: str, taken: frozenset[int]) -> Iterator[list[Entry]]:
    """All runs of a row of tokens; tokens in `taken` belong to names and end a run."""
    run: list[Entry] = []
    for at in range(len(row)):
        entry = None if at in taken else _entry(row, at, text)
        if run and entry and touching(text, row[at - 1], row[at]):
            if merged := _merged(run[-1], entry):
                run[-1] = merged
                continue
            if _stands_in_a_run(run[-1]) and _stands_in_a_run(entry):
                run.append(entry)
                continue
        if run:
            yield run
        run = [_first(entry)] if entry and _begins_a_run(entry) else []
    if run:
        yield run


def _stands_in_a_run(entry: Entry) -> bool:
    return entry.sort in (Sort.CARDINAL, Sort.ORDINAL)


def _begins_a_run(entry: Entry) -> bool:
    if entry.sort is Sort.COUNTED:
        return entry.halved and entry.piece.part.value > 0
    return entry.sort is not Sort.DENOMINATOR


def _first(entry: Entry) -> Entry:
    """«عام ونصف»: the noun itself is the one that the half is added to."""
    return replace(entry, sort=Sort.CARDINAL) if entry.sort is Sort.COUNTED else entry


def _merged(left: Entry, right: Entry) -> Entry | None:
    """Two entries that are one part: «خمسة عشر», «ثلاثة أرباع», «ساعات» before «ونصف», «المليون» after it."""
    part, last = left.piece.part, right.last
    if right.role is Role.TEEN and right.piece.part.value == 10 and left.role is Role.UNIT and part.value:
        teen = Part(part.value + 10, Role.TEEN)
        return None if right.piece.linked else replace(left, piece=Piece(teen, left.piece.linked), last=last)
    if right.sort is Sort.DENOMINATOR and left.role is Role.UNIT and left.sort is Sort.CARDINAL:
        fraction = Part(part.value / right.piece.part.value, Role.FRACTION)
        return replace(left, piece=Piece(fraction, left.piece.linked), last=last)
    if right.piece.linked:
        return None
    if right.sort is Sort.COUNTED and right.halved and left.role is not Role.FRACTION:
        return replace(left, last=last)
    repeats = right.sort is Sort.COUNTED or right.role is Role.SCALE
    if repeats and left.role is Role.FRACTION and left.piece.linked:
        return replace(left, last=last)
    return None


def _entry(row: Sequence[Token], at: int, text: str) -> Entry | None:
    token = row[at]
    if token.figure:
        part, *others = (Part(value, Role.FIGURE) for value in token.figure.values)
        return Entry(
            Piece(part, token.clitic.startswith("و")), at, at + 1, other=others[0] if others else None
        )
    word = number_words().get(token.folded) or _unit_repeated(row, at, text)
    raw = text[token.start : token.end]
    if _DAMMA in raw[:3] and (fraction := _vowelled(token, word)):
        return Entry(Piece(Part(fraction, Role.FRACTION), bool(word and word.linked)), at, at + 1)
    if word is None or _is_trap(row, at, text, word):
        return None
    linked = (word.linked or token.clitic == "و") and not _takes_a_part_of(row, at, text, word)
    piece = Piece(_in_construct(row, at, text, word), linked)
    halved = word.sort in (Sort.COUNTED, Sort.DUAL) and _fraction_follows(row, at, text)
    sort = Sort.COUNTED if halved else word.sort
    other = word.part if piece.part != word.part else None
    return Entry(piece, at, at + 1, sort, other, word.definite, halved)


def _takes_a_part_of(row: Sequence[Token], at: int, text: str, word: NumberWord) -> bool:
    """«مليون جندي ونصف السكان»: half of the people, and not a million and a half."""
    after = follows(row, at, text) if word.part.role is Role.FRACTION else None
    if after is None or not after.folded.startswith("ال"):
        return False
    unit = number_words().get(after.folded)
    return unit is None or (unit.sort is not Sort.COUNTED and unit.part.role is not Role.SCALE)


def _vowelled(token: Token, word: NumberWord | None) -> Fraction | None:
    """«خُمس السكان», «عُشرهم»; the vowel of «خَمس» leaves it a count."""
    stem = word.stem if word else token.folded
    table = vowelled_fractions()
    return table.get(stem) or next((table[s] for s in table if stem in (s + "هم", s + "ه", s + "ها")), None)


def _fraction_follows(row: Sequence[Token], at: int, text: str) -> bool:
    after = follows(row, at, text)
    word = number_words().get(after.folded) if after else None
    return (
        word is not None
        and word.part.role is Role.FRACTION
        and (word.linked or after is not None and after.clitic == "و")
    )


def _unit_repeated(row: Sequence[Token], at: int, text: str) -> NumberWord | None:
    """«دولار ونصف الدولار», «غرامين ونصف غرام»: any noun that comes again after the half is a unit."""
    if not _fraction_follows(row, at, text) or not (again := follows(row, at + 1, text)):
        return None
    noun, repeated = row[at].folded, again.folded.removeprefix("ال")
    if len(repeated) < 2 or not noun.removeprefix("و").removeprefix("ال").startswith(repeated[:-1]):
        return None
    dual = noun.endswith((repeated + "ين", repeated + "ان", repeated[:-1] + "تين", repeated[:-1] + "تان"))
    return NumberWord(Sort.COUNTED, Part(Fraction(2 if dual else 1), Role.UNIT), False, False, noun)


def _in_construct(row: Sequence[Token], at: int, text: str, word: NumberWord) -> Part:
    """The part, doubled where the form is a dual in construct state: «مليونا دولار», not «مليونًا و200 ألف»."""
    forms, not_before = constructs()
    token, after = row[at], follows(row, at, text)
    if word.stem not in forms or _TANWIN in text[token.start : token.end] or after is None or after.figure:
        return word.part
    next_word = number_words().get(after.folded)
    counted_before = at and (before := precedes(row, at, text)) and _is_number(before)
    if counted_before or after.folded in not_before or (next_word and next_word.linked):
        return word.part
    if after.clitic.startswith("و"):
        return word.part
    if word.part.role is Role.FRACTION:
        return replace(word.part, value=word.part.value * 2)
    return replace(word.part, times=2)


def _is_number(token: Token) -> bool:
    word = number_words().get(token.folded)
    return token.figure is not None or (word is not None and word.sort is Sort.CARDINAL)


def _is_trap(row: Sequence[Token], at: int, text: str, word: NumberWord) -> bool:
    """Words that are spelled like a numeral and state no number here."""
    before, after = precedes(row, at, text), follows(row, at, text)
    following = after.folded if after else ""
    trap = traps()
    if word.stem in trap.alone:
        return not _begins_a_compound(after)
    of_percent = word.part.role is Role.HUNDRED and word.definite and _after_in(before)
    if row[at].folded in trap.percent or of_percent:
        return True
    if word.stem in trap.again and not _begins_a_compound(after):
        feminine = before is not None and before.folded.endswith("ه")
        return not (feminine or word.definite) or _after_in(before)
    if word.sort is Sort.ORDINAL and word.part.value == 1:
        return following in trap.yesterday or (following == "من" and _second_after(row, at) in trap.yesterday)
    preceding = before.folded if before else ""
    if word.stem == "الف" and (preceding in trap.verbs or _SHADDA in text[row[at].start : row[at].end]):
        return True  # «ألّف كتابا»: he wrote a book
    return following in trap.names or (preceding in trap.rites and word.definite)


def _after_in(before: Token | None) -> bool:
    return before is not None and before.folded in ("في", "فى")


def _begins_a_compound(after: Token | None) -> bool:
    """Whether «عشرة» or «والستين» goes on with the numeral."""
    word = number_words().get(after.folded) if after else None
    return word is not None and (word.part.role is Role.TEEN or (word.linked and word.part.role is Role.TEN))


def _second_after(row: Sequence[Token], at: int) -> str:
    return row[at + 2].folded if at + 2 < len(row) else ""
