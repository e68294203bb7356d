"""Arabic text at named levels of plainness, with the way back to the text as it came in."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from service.arabic.letters import CONTROLS, LETTERS, MARKS, TATWEEL, WESTERN_DIGITS


class Level(IntEnum):
    """How far the writing is made plain; each level does what the ones before it do."""

    VISIBLE = 1  # a reader misses nothing: bidi controls out, presentation forms as letters, plain spaces
    PLAIN = 2  # tatweel out, letters of Persian keyboards as Arabic ones: «علـی» is «علي»; what a model reads
    BARE = 3  # vowel signs out: «مُدرِّس» is «مدرس»
    FOLDED = 4  # one spelling to search by: «إدارة» is «اداره», «٣٫٥» is «3.5», «NATO» is «nato»


@dataclass(frozen=True, slots=True)
class Normalized:
    """A text at a level; character i begins at `offsets[i]` of the source, whose length ends them."""

    text: str
    offsets: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of this text lies in the source, with the marks that were taken off its last letter.

        A ligature is one character of the source: a span that touches it takes it whole.
        """
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[bisect_right(self.offsets, self.offsets[end - 1])]


def normalize(text: str, level: Level) -> Normalized:
    """The text at a level. Doing it again changes nothing."""
    shapes, letters = _table(min(level, Level.PLAIN)), _table(level)
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in _changeable(level).finditer(text):
        start, end = match.span()
        if match["dash"] and level >= Level.PLAIN:  # «سبق ـ أبها»: a tatweel that stretches nothing
            new = "-"
        else:  # a hamza that stands alone joins its letter before signs are taken off
            new = unicodedata.normalize("NFC", match.group().translate(shapes)).translate(letters)
        pieces += text[done:start], new
        offsets += range(done, start)
        offsets += [start] * len(new)
        done = end
    pieces.append(text[done:])
    offsets += range(done, len(text) + 1)
    return Normalized("".join(pieces), tuple(offsets))


_JOINERS = "\u200c\u200d"  # they change a letter's shape, so they are visible
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfc\ufe70-\ufe74\ufe76-\ufefc"
_PERSIAN = str.maketrans("یۍېےکڪہھەۀۃ", "ييييككههههة")
_ONE_SPELLING = str.maketrans("أإآىؤئة٫٬٪", "ااايويه.,%") | WESTERN_DIGITS


@cache
def _changeable(level: Level) -> re.Pattern[str]:
    """A dash of tatweel, a letter with all that hangs on it, or one character that the level replaces."""
    single = "".join(re.escape(chr(code)) for code in _table(level))
    around = f"[{LETTERS}{MARKS}{CONTROLS}{TATWEEL}]"
    dash = f"(?<!{around})[{CONTROLS}]*{TATWEEL}[{TATWEEL}{CONTROLS}]*(?!{around})"
    return re.compile(f"(?P<dash>{dash})|[{LETTERS}][{MARKS}{CONTROLS}{TATWEEL}]+|[{single}]")


@cache
def _table(level: Level) -> dict[int, str | int]:
    """For `str.translate`: what the level replaces; a presentation form by the letters it presents."""
    table: dict[int, str | int] = {}
    table |= dict.fromkeys(_codes(CONTROLS), "") | dict.fromkeys(_codes(_SPACES), " ")
    if level == Level.VISIBLE:
        table = {code: new for code, new in table.items() if chr(code) not in _JOINERS}
    if level >= Level.PLAIN:
        table |= {ord(TATWEEL): "", **_PERSIAN}
    if level >= Level.BARE:
        table |= dict.fromkeys(_codes(MARKS), "") | {ord("ٱ"): "ا"}
    if level >= Level.FOLDED:
        table |= _ONE_SPELLING | {code: chr(code).lower() for code in _codes("A-ZÀ-ÖØ-Þ")}
    forms = {code: unicodedata.normalize("NFKC", chr(code)).strip() for code in _codes(_FORMS)}
    return table | {code: letters.translate(table) for code, letters in forms.items()}


def _codes(character_class: str) -> Iterator[int]:
    """The code points of a regular expression's class of single characters and ranges."""
    for first, last in re.findall("(.)(?:-(.))?", character_class):
        yield from range(ord(first), ord(last or first) + 1)
