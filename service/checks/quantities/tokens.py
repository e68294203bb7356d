"""The words that matter to numbers and dates, and the figures, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from service.checks.quantities.lexicon import Lexicon, Word, lexicon, word_pattern
from service.numeration.composition import Part, Piece, Role
from service.numeration.figures import Figure, figures


@dataclass(frozen=True, slots=True)
class Token:
    """A figure or a known word; a compound, «einundzwanzig», holds several pieces."""

    start: int
    end: int
    word: Word = Word()
    figure: Figure | None = None
    pieces: tuple[Piece, ...] = ()


def tokens(text: str, language: str) -> list[Token]:
    """Figures and known words in order; everything else is skipped."""
    words = lexicon(language)
    found = [Token(f.start, f.end, figure=f) for f in figures(text, words.decimal)]
    for match in word_pattern(language).finditer(text):
        form = _spaces().sub(" ", match.group().lower())
        token = _known(form, words, match) or (_compound(form, language, match) if words.endings else None)
        if token:
            found.append(token)
    found.sort(key=lambda token: token.start)
    return found


def touching(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but spaces and hyphens separates two tokens."""
    return _joint().fullmatch(text, left.end, right.start) is not None


def _known(form: str, words: Lexicon, match: re.Match[str]) -> Token | None:
    word = words.words.get(form)
    if word is None or word.joined:
        return None
    pieces = (Piece(word.part, False),) if word.part else ()
    return Token(match.start(), match.end(), word, pieces=pieces)


def _compound(form: str, language: str, match: re.Match[str]) -> Token | None:
    """«einundzwanzig», «zweieinhalbjährige», «Viertelmillion» taken apart."""
    whole = _compound_pattern(language).fullmatch(form)
    if whole is None:
        return None
    table, pieces, linked, word = lexicon(language).words, [], False, Word()
    for part in _morpheme_pattern(language).findall(whole["body"]):
        word = table[part]
        if word.link:
            linked = True
        elif word.part:
            pieces.append(Piece(word.part, linked or word.joined))
            linked = False
    return Token(match.start(), match.end(), Word(ordinal=word.ordinal), pieces=tuple(pieces))


@cache
def _morphemes(language: str) -> str:
    words = lexicon(language).words.items()
    forms = [
        form
        for form, word in words
        if word.link or (word.part and not (word.part.rough and word.part.value < 10**6))
    ]
    return "|".join(sorted(forms, key=len, reverse=True))


@cache
def _morpheme_pattern(language: str) -> re.Pattern[str]:
    return re.compile(_morphemes(language))


@cache
def _compound_pattern(language: str) -> re.Pattern[str]:
    endings = "|".join(sorted(lexicon(language).endings, key=len, reverse=True))
    return re.compile(rf"(?P<body>(?:{_morphemes(language)})+)(?:{endings})?")


@cache
def _spaces() -> re.Pattern[str]:
    return re.compile(r"[\s-]+")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[\s\u2010\u2011-]*")
