"""Numerals grown into longer words: «einundzwanzig», «zweieinhalbjährig», «fiftyfold», «drittgrößte»."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from service.checks.quantities.lexicon import Word, lexicon
from service.numeration.composition import Part, Piece, Role

_LONGEST = 120  # letters; longer ones are no words


@dataclass(frozen=True, slots=True)
class Compound:
    """The pieces of a numeral in one word; without pieces, a word that says something by the way."""

    word: Word
    pieces: tuple[Piece, ...] = ()


@lru_cache(maxsize=1 << 14)  # every word of a German target that no table has
def compound(form: str, language: str) -> Compound | None:
    """A lower-cased word taken apart; None where no numeral, month or weekday begins it."""
    if len(form) > _LONGEST or not _beginning(language).match(form):
        return None
    parts = _split(form, language, lexicon(language).endings)
    words = lexicon(language).words
    if any(words[part].part for part in parts):
        return _added([words[part] for part in parts])
    return _superlative(form, language) or _calendar(form, language) or _said_by_the_way(form, language)


def _added(words: list[Word]) -> Compound:
    pieces: list[Piece] = []
    linked = False
    for word in words:
        counts = pieces and pieces[-1].part.role is Role.UNIT and not linked and not word.joined
        if counts and word.denominator:  # «Dreiviertelmillion»
            fraction = Part(pieces[-1].part.value / word.denominator, Role.FRACTION)
            pieces[-1] = Piece(fraction, pieces[-1].linked)
        elif word.part:
            pieces.append(Piece(word.part, linked or word.joined))
        linked = word.link
    return Compound(Word(ordinal=words[-1].ordinal), tuple(pieces))


def _split(rest: str, language: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Morphemes that leave nothing, or an ending; the longest first, and shorter ones where that fails."""
    for end in range(len(rest), 0, -1):
        head, tail = rest[:end], rest[end:]
        if head not in _morphemes(language):
            continue
        if not tail or tail in endings:
            return (head,)
        if following := _split(tail, language, endings):
            return (head, *following)
    return ()


def _superlative(form: str, language: str) -> Compound | None:
    """«drittgrößte», «fünfthöchster»: the third, the fifth."""
    match = _superlative_pattern(language).fullmatch(form)
    part = lexicon(language).words[match["ordinal"] + "e"].part if match else None
    return Compound(Word(ordinal=True), (Piece(part, False),)) if part else None


def _said_by_the_way(form: str, language: str) -> Compound | None:
    """«Fünfmonatstief» says five, «Milliardenanleihe» a thousand million, «verachtfachen» eight."""
    match = _headed(language).match(form)
    part = lexicon(language).words[match["number"] or match["times"]].part if match else None
    return Compound(Word(aside=int(part.value))) if part else None


def _calendar(form: str, language: str) -> Compound | None:
    """«Montagabend», «Oktoberhälfte»."""
    begins = _calendar_name(language).match(form) if lexicon(language).heads else None
    if begins is None:
        return None
    word = lexicon(language).words[begins.group()]
    return Compound(Word(month=word.month, weekday=word.weekday, compound=True))


@cache
def _morphemes(language: str) -> Mapping[str, Word]:
    words = lexicon(language).words.items()
    return {form: word for form, word in words if word.link or (word.part and _is_exact(word))}


def _is_exact(word: Word) -> bool:
    return word.part is not None and (not word.part.rough or word.part.value >= 10**6)


@cache
def _stems(language: str) -> str:
    """«zweit», «dritt», «siebt»: an alternation."""
    words = lexicon(language).words.items()
    stems = {form[:-1] for form, word in words if word.ordinal and form.endswith("te")}
    return _alternation(stems)


@cache
def _numbers(language: str) -> str:
    return _alternation(form for form, word in _morphemes(language).items() if word.part and not word.joined)


def _alternation(forms: Iterable[str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True)) or "(?!)"


@cache
def _beginning(language: str) -> re.Pattern[str]:
    """A quick look whether any of the rest is worth trying."""
    names = _calendar_name(language).pattern
    return re.compile(f"{_numbers(language)}|{_stems(language)}|{names}|ver")


@cache
def _superlative_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<ordinal>{_stems(language)})\w{{2,}}[sß]t(?:e[nrsm]?)?")


@cache
def _headed(language: str) -> re.Pattern[str]:
    heads, numbers = _alternation(lexicon(language).heads), _numbers(language)
    return re.compile(rf"(?P<number>{numbers})(?:{heads})|ver(?P<times>{numbers})fach")


@cache
def _calendar_name(language: str) -> re.Pattern[str]:
    words = lexicon(language).words.items()
    return re.compile(
        _alternation(form for form, word in words if word.weekday or (word.month and len(form) > 3))
    )
