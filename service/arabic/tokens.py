"""Words and figures of Arabic text, with their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from service.arabic.letters import CONTROLS, LETTERS, MARKS, TATWEEL
from service.numeration.figures import Figure, figures

_FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه"})


CLITICS = frozenset(
    {"و", "وال", "وب", "ول", "وك", "ال", "ب", "ل", "ك", "بال", "لل", "ف", "فال", "وبال", "ولل"}
)
"""What is written before a figure as a piece of its own, folded."""

_AND_ABOUT = frozenset({"ونحو", "وحوالي", "وقرابه", "وزهاء"})
_LEADING = CLITICS | _AND_ABOUT


class Token(NamedTuple):
    """A word or a figure; `folded` is the word without marks, tatweel and hamza seats, "" for a figure.

    `clitic` is what leads up to it as a piece of its own, «و» of «و200» and «و ثلاثون», «ونحو» of «ونحو ألف»;
    `reach` is where that begins. A tuple, since one is made for each word that is checked.
    """

    start: int
    end: int
    folded: str
    figure: Figure | None = None
    clitic: str = ""
    reach: int = -1


def tokens(text: str) -> tuple[Token, ...]:
    """Words and figures in order; what lies between them is white space or punctuation."""
    words = [Token(m.start(), m.end(), fold(m.group()), reach=m.start()) for m in _word().finditer(text)]
    digits = [Token(f.start, f.end, "", f, reach=f.start) for f in figures(text, decimal="")]
    if digits:
        words = sorted(words + digits, key=lambda token: token.start)
    return tuple(_clitics_joined(words, text))


def _clitics_joined(row: Sequence[Token], text: str) -> Iterator[Token]:
    clitic: Token | None = None
    for at, bare in enumerate(row):
        token = bare._replace(clitic=clitic.folded, reach=clitic.start) if clitic else bare
        clitic = None
        after = row[at + 1] if at + 1 < len(row) else None
        if after and token.folded in _LEADING and not token.clitic and _joins(token, after, text):
            clitic = token
        else:
            yield token


def _joins(clitic: Token, after: Token, text: str) -> bool:
    apart = clitic.folded == "و" or clitic.folded in _AND_ABOUT
    return clitic.end == after.start or (apart and text[clitic.end : after.start].isspace())


@lru_cache(maxsize=1 << 14)  # most words of a story are words of the one before it
def fold(word: str) -> str:
    """One spelling for «مئة», «مِئَة» and «مـئة»; for «إثنان» and «اثنان»; for «ستة» and «سته»."""
    return _ink().sub("", word).translate(_FOLDS)


def after_letters(text: str, start: int, count: int) -> int:
    """The offset after so many letters and the marks on them."""
    match = _letters(count).match(text, start)
    return match.end() if match else start


def touching(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but white space and controls separates two neighbours."""
    return not _separator().search(text, left.end, right.reach)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A token in its row, and the neighbours that touch it."""

    row: Sequence[Token]
    at: int
    text: str

    @property
    def token(self) -> Token:
        return self.row[self.at]

    @property
    def raw(self) -> str:
        """The token as the text spells it."""
        return self.text[self.token.start : self.token.end]

    @property
    def before(self) -> "Cursor | None":
        return self._step(self.at - 1) if self.at and self._joined(self.at - 1) else None

    @property
    def after(self) -> "Cursor | None":
        return self._step(self.at + 1) if self.at + 1 < len(self.row) and self._joined(self.at) else None

    @property
    def preceding(self) -> str:
        """The word before, folded; "" where there is none."""
        return self.before.token.folded if self.before else ""

    @property
    def following(self) -> str:
        """The word after, folded; "" where there is none."""
        return self.after.token.folded if self.after else ""

    def _step(self, at: int) -> "Cursor":
        return Cursor(self.row, at, self.text)

    def _joined(self, left: int) -> bool:
        return touching(self.text, self.row[left], self.row[left + 1])


@cache
def _letters(count: int) -> re.Pattern[str]:
    return re.compile(f"(?:[{LETTERS}][{MARKS}{TATWEEL}]*){{{count}}}")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"[{LETTERS}][{LETTERS}{MARKS}{TATWEEL}]*")


@cache
def _ink() -> re.Pattern[str]:
    return re.compile(f"[{MARKS}{TATWEEL}]+")


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(f"[^\\s{CONTROLS}{TATWEEL}]")
