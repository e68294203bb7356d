"""Texts of stories as a page can hold them, each with its language and direction."""

import re
import unicodedata
from dataclasses import dataclass

from service.errors import LanguageError
from service.formats.controls import printable
from service.languages import language

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")  # all but those that French sets before a colon
_ISOLATE, _POP = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, its language ("" where that is not known) and direction: "ltr", "rtl" or "auto"."""

    text: str
    tag: str
    direction: str


def passage(text: str, tag: str) -> Passage:
    """A text in a language that its feed names; what is no language is not passed on."""
    try:
        spoken = language(tag)
    except LanguageError:
        return Passage(line(text), "", "auto")
    return Passage(line(text), spoken.tag, spoken.direction)


def line(text: str) -> str:
    """On one line, without what no file can hold and what would turn a line around."""
    return _BLANKS.sub(" ", printable(text)).strip()


def isolated(text: str, direction: str) -> str:
    """A name within a line of plain text, apart from it where it runs the other way."""
    other = ("L",) if direction == "rtl" else ("R", "AL")
    against = any(unicodedata.bidirectional(char) in other for char in text)
    return f"{_ISOLATE}{text}{_POP}" if against else text
