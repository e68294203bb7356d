"""What one word or figure is to a numeral, read from itself and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from service.arabic.number_words import NumberWord, Sort, constructs, number_words, vowelled_fractions
from service.arabic.numeral_traps import is_trap
from service.arabic.tokens import Cursor, Token
from service.numeration.composition import Part, Piece, Role

_TANWIN = "\u064b"
_DAMMA = "\u064f"


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of a numeral with the tokens `first` up to `last`, exclusive, that it was read from."""

    piece: Piece
    first: int
    last: int
    sort: Sort = Sort.CARDINAL
    other: Part | None = None  # what it is in its second reading
    halved: bool = False  # a counted noun before «ونصف»

    @property
    def part(self) -> Part:
        return self.piece.part

    @property
    def role(self) -> Role:
        return self.piece.part.role


def may_be_one(row: Sequence[Token], at: int, text: str) -> bool:
    """A quick look, which spares most words `entry_at`: where it says no, that one finds nothing."""
    token, words = row[at], number_words()
    if token.figure or token.folded in words or text.find(_DAMMA, token.start, token.end) >= 0:
        return True
    after = words.get(row[at + 1].folded) if at + 1 < len(row) else None
    return after is not None and after.part.role is Role.FRACTION


def entry_at(here: Cursor) -> Entry | None:
    """The token's entry; None where it is no part of a numeral."""
    token, at = here.token, here.at
    if token.figure:
        part, *others = (Part(value, Role.FIGURE) for value in token.figure.values)
        return Entry(Piece(part, _linked(here, None)), at, at + 1, other=others[0] if others else None)
    word = number_words().get(token.folded) or _unit_repeated(here)
    if fraction := _vowelled(here, word):
        return Entry(Piece(Part(fraction, Role.FRACTION), _linked(here, word)), at, at + 1)
    if word is None or is_trap(here, word):
        return None
    part, other = _readings(here, word)
    halved = word.sort in (Sort.COUNTED, Sort.DUAL) and _fraction_follows(here)
    sort = Sort.COUNTED if halved else word.sort
    return Entry(Piece(part, _linked(here, word)), at, at + 1, sort, other, halved)


def _linked(here: Cursor, word: NumberWord | None) -> bool:
    """Whether an «and» leads here that adds; «وأحد عشر» folds to «واحد» and is linked all the same."""
    if here.token.clitic.startswith("و") or (word and word.linked):
        return not (word and _takes_a_part(here, word))
    teen = number_words().get(here.following)
    return bool(word and word.stem == "واحد" and teen and teen.part.role is Role.TEEN and not teen.linked)


def _takes_a_part(here: Cursor, word: NumberWord) -> bool:
    """«مليون جندي ونصف السكان»: half of the people, and not a million and a half."""
    if word.part.role is not Role.FRACTION or not here.following.startswith("ال"):
        return False
    unit = number_words().get(here.following)
    if unit is not None and (unit.sort is Sort.COUNTED or unit.part.role is Role.SCALE):
        return False
    return here.before is None or _repeats(here.preceding, here.following) is None


def _vowelled(here: Cursor, word: NumberWord | None) -> Fraction | None:
    """«خُمس السكان», «عُشرهم»; the vowel of «خَمس» leaves it a count."""
    letters = [character for character in here.raw if character not in "وفبكل"]
    if _DAMMA not in letters[:4]:
        return None
    stem = word.stem if word else here.token.folded
    table = vowelled_fractions()
    return table.get(stem) or next((table[s] for s in table if stem in (s + "هم", s + "ه", s + "ها")), None)


def _fraction_follows(here: Cursor) -> bool:
    after = here.after
    word = number_words().get(after.token.folded) if after else None
    if after is None or word is None or word.part.role is not Role.FRACTION:
        return False
    return word.linked or after.token.clitic.startswith("و")


def _unit_repeated(here: Cursor) -> NumberWord | None:
    """«دولار ونصف الدولار», «غرامين ونصف غرام»: a noun that comes again after the half is a unit."""
    if not _fraction_follows(here) or here.after is None:
        return None
    count = _repeats(here.token.folded, here.after.following)
    if count is None:
        return None
    return NumberWord(Sort.COUNTED, Part(Fraction(count), Role.UNIT), False, False, here.token.folded)


def _repeats(noun: str, again: str) -> int | None:
    """How many the noun says there are, 1 or 2, if the other word is the same noun once more."""
    again, noun = again.removeprefix("ال"), noun.removeprefix("و").removeprefix("ال").removesuffix("ا")
    if len(again) < 2 or not noun.startswith(again[:-1]):
        return None
    ending = noun.removeprefix(again[:-1]).removeprefix(again[-1]).removeprefix("ت")
    return 2 if ending in ("ين", "ان") else 1


def _readings(here: Cursor, word: NumberWord) -> tuple[Part, Part | None]:
    """The likelier reading and the other one: «ألفا شخص» 2000 or 1000, «خمس السكان» a fifth or five."""
    fifth = vowelled_fractions().get(word.stem) if word.part.role in (Role.UNIT, Role.TEEN) else None
    if fifth and (word.definite or here.following.startswith("ال")):
        return word.part, Part(fifth, Role.FRACTION)
    if not _in_construct(here, word):
        return word.part, None
    if word.part.role is Role.FRACTION:
        return replace(word.part, value=word.part.value * 2), word.part
    return replace(word.part, times=2), word.part


def _in_construct(here: Cursor, word: NumberWord) -> bool:
    """Whether the form is a dual in construct state: «مليونا دولار», not «بلغ مليونًا و200 ألف»."""
    forms, not_before = constructs()
    after = here.after
    if word.stem not in forms or _TANWIN in here.raw or after is None or after.token.figure:
        return False
    next_word = number_words().get(after.token.folded)
    if after.token.folded in not_before or after.token.clitic or (next_word and next_word.linked):
        return False
    return not (here.before and _counts(here.before))


def _counts(here: Cursor) -> bool:
    word = number_words().get(here.token.folded)
    return here.token.figure is not None or (word is not None and word.sort is Sort.CARDINAL)
