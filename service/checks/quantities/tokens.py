"""The words that matter to numbers and dates, and the figures, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from service.checks.quantities.compounds import compound
from service.checks.quantities.lexicon import Lexicon, Word, lexicon
from service.numeration.composition import Piece
from service.numeration.figures import Figure, figures

_NOTHING = Word()


@dataclass(frozen=True, slots=True)
class Token:
    """A figure or a known word; a compound, «einundzwanzig», holds several pieces."""

    start: int
    end: int
    word: Word = _NOTHING
    figure: Figure | None = None
    pieces: tuple[Piece, ...] = ()


def tokens(text: str, language: str) -> list[Token]:
    """Figures and known words in order; everything else is skipped."""
    known = lexicon(language)
    found = [Token(f.start, f.end, figure=f) for f in figures(text, known.decimal)]
    for match, form in _forms(text, known):
        word = known.words.get(form)
        if word and not word.joined:
            pieces = (Piece(word.part, False),) if word.part else ()
            found.append(Token(*match.span(), word, pieces=pieces))
        elif known.endings and (grown := compound(form, language)):
            found.append(Token(*match.span(), grown.word, pieces=grown.pieces))
    found.sort(key=lambda token: token.start)
    return found


def _forms(text: str, known: Lexicon) -> Iterator[tuple[re.Match[str], str]]:
    """Each word or phrase of the language, and how its table has it."""
    end = 0
    for match in _word().finditer(text):
        if match.start() < end:
            continue
        form = match.group().lower()
        phrase = known.phrases[form].match(text, match.start()) if form in known.phrases else None
        if phrase:
            end = phrase.end()
            yield phrase, _spaces().sub(" ", phrase.group().lower())
        else:
            yield match, form


def touching(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but spaces and hyphens separates two tokens."""
    return _joint().fullmatch(text, left.end, right.start) is not None


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _spaces() -> re.Pattern[str]:
    return re.compile(r"[\s-]+")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[\s\u2010\u2011-]*")
