"""One quotation mark: what it is, and which way it faces, read from where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.arabic.letters import CLITICS, CONTROLS, LETTERS, TATWEEL


class Side(StrEnum):
    """Which way a mark faces."""

    OPEN = "open"
    CLOSE = "close"


class Family(StrEnum):
    """Marks that are drawn alike and pair with each other."""

    GUILLEMETS = "guillemets"
    CURLY = "curly"
    STRAIGHT = "straight"
    SINGLE = "single"
    CORNERS = "corners"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `side` is the part that it plays, `drawn` the part that its shape is meant for, if any."""

    start: int
    end: int
    side: Side
    drawn: Side | None
    family: Family


SHAPES: dict[str, tuple[Family, Side | None]] = {
    **dict.fromkeys(("«", "‹", "<<"), (Family.GUILLEMETS, Side.OPEN)),
    **dict.fromkeys(("»", "›", ">>"), (Family.GUILLEMETS, Side.CLOSE)),
    **dict.fromkeys("“„‟〝", (Family.CURLY, Side.OPEN)),
    **dict.fromkeys("”〞", (Family.CURLY, Side.CLOSE)),
    **dict.fromkeys(('"', "''", "``", "＂", "″"), (Family.STRAIGHT, None)),
    **dict.fromkeys("‘‚‛", (Family.SINGLE, Side.OPEN)),
    **dict.fromkeys("’", (Family.SINGLE, Side.CLOSE)),
    **dict.fromkeys("'", (Family.SINGLE, None)),
    **dict.fromkeys("「『《〈", (Family.CORNERS, Side.OPEN)),
    **dict.fromkeys("」』》〉", (Family.CORNERS, Side.CLOSE)),
}
MARK = re.compile("|".join(map(re.escape, sorted(SHAPES, key=len, reverse=True))))


class _Next(StrEnum):
    """What stands next to a mark."""

    GAP = "gap"  # nothing, a space, a bracket, a dash: a word begins or ends here
    STOP = "stop"
    CLITIC = "clitic"
    WORD = "word"


def read_mark(text: str, found: re.Match[str], open_marks: Sequence[Mark]) -> Mark | None:
    """The mark that MARK found, given those still open, the innermost last; None if it is no quotation mark.

    The place decides, the shape only where the place does not: «بـ”اتفاق الشيطان”» opens with a closing mark.
    """
    family, drawn = SHAPES[found.group()]
    before, after = _before(text, found.start(), open_marks), _after(text, found.end())
    if family is Family.SINGLE and not _quotes_singly(before, after, open_marks):
        return None
    if family is Family.STRAIGHT and _measures(text, found, after, open_marks):
        return None
    if after is _Next.WORD and before in (_Next.GAP, _Next.CLITIC):
        side = Side.OPEN
    elif after is _Next.GAP and before is not _Next.GAP:
        side = Side.CLOSE
    elif family is Family.STRAIGHT:
        side = Side.CLOSE if _is_open(Family.STRAIGHT, open_marks) else Side.OPEN
    else:
        side = _side_by_shape(text, drawn, before, open_marks)
    return Mark(found.start(), found.end(), side, drawn, family)


_INK = re.compile(f"[^{CONTROLS}{re.escape(''.join(SHAPES))}]")
_RUN = 8  # marks in a row beyond which nothing is meant by them; keeps the work linear
_STOPS = ".،,؛;!?؟…。，、！？"
_JOINS_BEFORE = f":/|=([{{-–—：（{TATWEEL}"  # a word begins after these: «بـ"الأمر"», «(«الأمر»)»
_JOINS_AFTER = ":/|=)]}-–—：）"
_CLITIC = re.compile(rf"(?<![{LETTERS}]){CLITICS}$")
_HEBREW = re.compile("[\u05d0-\u05ea]")


def _before(text: str, start: int, open_marks: Sequence[Mark]) -> _Next:
    end = next((i + 1 for i in range(start - 1, max(start - _RUN, 0) - 1, -1) if _INK.match(text, i)), 0)
    last = text[end - 1 : end]
    if not last or last.isspace() or last in _JOINS_BEFORE:
        return _Next.GAP
    if last in _STOPS:
        return _Next.STOP
    clitic = _CLITIC.search(text, max(end - 5, 0), end)
    if clitic and not (open_marks and open_marks[-1].end == clitic.start()):  # «ك» quotes a letter
        return _Next.CLITIC
    return _Next.WORD


def _after(text: str, end: int) -> _Next:
    first = next((text[i] for i in range(end, min(end + _RUN, len(text))) if _INK.match(text, i)), "")
    if not first or first.isspace() or first in _STOPS or first in _JOINS_AFTER:
        return _Next.GAP
    return _Next.WORD


def _side_by_shape(text: str, drawn: Side | None, before: _Next, open_marks: Sequence[Mark]) -> Side:
    if not open_marks:
        return drawn if drawn and before is _Next.GAP else Side.OPEN
    if drawn is Side.OPEN and text[open_marks[-1].start] in "„‚”’»›":  # German „so“, turned ”so“ and »so«
        return Side.CLOSE
    return drawn or Side.CLOSE


def _quotes_singly(before: _Next, after: _Next, open_marks: Sequence[Mark]) -> bool:
    """Whether a single mark quotes; between letters, or with none open to close, it is an apostrophe."""
    if after is _Next.WORD:
        return before in (_Next.GAP, _Next.CLITIC)
    return before is not _Next.GAP and _is_open(Family.SINGLE, open_marks)


def _measures(text: str, found: re.Match[str], after: _Next, open_marks: Sequence[Mark]) -> bool:
    """Whether a straight mark is an inch sign, 15", or the gershayim of a Hebrew abbreviation."""
    around = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
    if all(map(_HEBREW.match, around)):
        return True
    return after is _Next.GAP and around[0].isdigit() and not open_marks


def _is_open(family: Family, open_marks: Sequence[Mark]) -> bool:
    return any(mark.family is family for mark in open_marks)
