"""Whom a number counts: the noun behind it."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from service.arabic.number import NumberKind
from service.digest.figures.lexicon import Words, bare_forms, forms, lexicon, triggers
from service.digest.figures.rows import Clause, Piece

_SCAN = 4  # words behind a noun among which «ومدني» would make a larger sum


@dataclass(frozen=True, slots=True)
class Counted:
    """`behind` is the place of the first piece behind number and noun."""

    behind: int
    is_named: bool = True  # there is a noun, or a dual that is one
    is_general: bool = True  # «شخصا», and not «جنديا»
    by_families: bool = False


def counted(clause: Clause, at: int) -> Counted | None:
    """Whom the number there counts; None where it counts things, or only some of those who are counted."""
    number, word, after = clause[at].number, clause[at].word, _piece(clause, at + 1)
    if number and number.kind is NumberKind.DUAL:
        found = _named(re.sub("(?:ان|ين)$", "", word), at + 1, is_plural=False)
    elif after is None or after.linked:
        found = Counted(at + 1, is_named=False)
    else:
        few = number is not None and 3 <= number.value % 100 <= 10
        bare = Counted(at + 1, is_named=False) if _follows(clause, at + 1) else None
        found = _named(after.word, at + 2, is_plural=few) or bare
    return None if found is None or _adds_up(clause, found.behind) else found


def heads(clause: Clause, at: int) -> Fraction | None:
    """How many people the number there may be; None where it may be several numbers.

    «1,200 شخص» are no fraction of one, and «قتل 12 يوم الثلاثاء» tells no number of days.
    """
    number = clause[at].number
    if number is None:
        return None
    also = () if _is_weekday(clause, at + 1) else number.also
    whole = [value for value in (number.value, *also) if value.denominator == 1]
    return whole[0] if len(whole) == 1 else None


def _is_weekday(clause: Clause, at: int) -> bool:
    """«الثلاثاء», «يوم الثلاثاء»."""
    piece = _piece(clause, at)
    if piece and piece.word == "يوم":
        piece = _piece(clause, at + 1)
    return piece is not None and piece.word in lexicon()["followers.weekdays"]


def _named(word: str, behind: int, *, is_plural: bool) -> Counted | None:
    words = lexicon()
    if word in words["people.anybody"]:
        return Counted(behind)
    if word in words["people.families"]:
        return Counted(behind, by_families=True)
    known = word in words["people.somebody"] | _sufferers() or (is_plural and _sound_plural().fullmatch(word))
    return Counted(behind, is_general=False) if known else None


def _piece(clause: Clause, at: int) -> Piece | None:
    return clause[at] if 0 <= at < len(clause) else None


def _follows(clause: Clause, at: int) -> bool:
    """«مقتل 12 في انفجار», «بانفجار», «12 قتلوا», «12 يوم الثلاثاء»."""
    words, piece = lexicon(), clause[at]
    known = piece.word in words["followers.words"] or piece.word in triggers() or _is_weekday(clause, at)
    return known or (piece.word.startswith("ب") and len(piece.word) > 4)


def _adds_up(clause: Clause, start: int) -> bool:
    """«ثلاثة جنود ومدني», «سبعة تلاميذ ومعلمتهم»: nobody has said how many these are."""
    for at in range(start, min(start + _SCAN, len(clause))):
        piece = clause[at]
        if piece.number and not piece.linked:
            return False
        if piece.linked:
            return _adds(clause, at)
        if _follows(clause, at):
            return False
    return False


def _adds(clause: Clause, at: int) -> bool:
    """Whether an «and» leads to more of those who are counted: «وما لا يقل عن 30 متظاهرا»."""
    words, piece = lexicon(), clause[at]
    bounds = (
        words["bounds.glue"] | words["bounds.at_least"] | words["bounds.more_than"] | words["bounds.about"]
    )
    while not piece.number and not bounds.isdisjoint(forms(piece.word)) and at + 1 < len(clause):
        at, piece = at + 1, clause[at + 1]
    if piece.number:
        after = _piece(clause, at + (piece.number.kind is not NumberKind.DUAL))
        return after is None or not _is_trigger(after.word)
    word = piece.word[1:]
    return not _is_trigger(piece.word) and (_is_person(word) or word.endswith(("هم", "ها", "هما")))


def _is_trigger(word: str) -> bool:
    return not triggers().isdisjoint(bare_forms(word))


def _is_person(word: str) -> bool:
    known = lexicon()["people.somebody"] | lexicon()["people.anybody"]
    return word in known or _sound_plural().fullmatch(word) is not None


@cache
def _sufferers() -> Words:
    """«وفاة خمسة جرحى»."""
    return frozenset[str]().union(*(subject.nouns for subject in lexicon().subjects))


@cache
def _sound_plural() -> re.Pattern[str]:
    """«صيادين», and not «قوانين» or «تمارين»."""
    return re.compile(r"(?!..ا.ين$).{3,}(?:ون|ين)")
