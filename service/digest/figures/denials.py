"""Whether what a clause tells of has happened: not where it is denied, threatened, planned or has failed."""

from collections.abc import Iterator, Sequence
from functools import cache

from service.digest.figures.lexicon import Words, lexicon
from service.digest.figures.rows import Clause, Piece


def told(row: Sequence[Clause]) -> Iterator[Clause]:
    """Those that do not go on with what one before them denies, behind what commas set apart."""
    for at, clause in enumerate(row):
        first = clause[0]
        goes_on = not first.number and first.word in lexicon()["denied.goes_on"]
        if not (goes_on and any(is_denied((*each, first), len(each)) for each in row[:at])):
            yield clause


def is_denied(clause: Clause, at: int) -> bool:
    """By a word before the piece there: «لم يسفر الزلزال عن مقتل 12», «تهدد بقتل 12», «فشل إنقاذ 12».

    «لم يعرف سبب الحريق الذي أودى بحياة 12» and «لم ينج أحد وأصيب 12» deny something else.
    """
    for place in range(at - 1, -1, -1):
        piece, after = clause[place], clause[place + 1]
        found = _bare(piece.word)
        if _denies(found, after):
            return True
        if not found.isdisjoint(lexicon()["denied.ends"]) or (place + 1 < at and _starts_anew(after)):
            return False
    return False


def _denies(found: Words, after: Piece) -> bool:
    words = lexicon()
    if not found.isdisjoint(words["denied.no"]):
        return after.word not in words["denied.still"]
    if not found.isdisjoint(words["denied.not_done"]):
        return after.word in _verbs()
    if not found.isdisjoint(words["denied.may"]):
        return _is_imperfect(after.word)
    return not found.isdisjoint(words["denied.words"])


def _starts_anew(piece: Piece) -> bool:
    """«وأصيب», but not «لم يقتل ويصب»: what is denied of one imperfect is denied of the next."""
    return piece.linked and not _bare(piece.word).isdisjoint(_verbs()) and not _is_imperfect(piece.word[1:])


def _bare(word: str) -> Words:
    """«ولم» and «فلم» are «لم», but «كما» is no «ما»."""
    return frozenset((word, word[1:])) if word[:1] in "وف" else frozenset((word,))


def _is_imperfect(word: str) -> bool:
    return word.startswith(("ي", "ت")) and word not in lexicon()["denied.perfect"]


@cache
def _verbs() -> Words:
    return frozenset[str]().union(*(subject.verbs for subject in lexicon().subjects))
