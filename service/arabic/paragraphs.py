"""What a line of a story is to a desk: a headline, a byline, an entry of a list."""

import re
from collections.abc import Sequence

from service.arabic.dateline import find_dateline
from service.arabic.letters import DIGITS, LETTERS, LINE_BREAKS, MARKS, trim
from service.arabic.sentence_words import fold, lexicon
from service.arabic.sentences import sentences


def lines(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the lines that hold ink, without the blanks at their edges, whatever ends a line here."""
    spans = (trim(text, *found.span()) for found in _LINE.finditer(text))
    return tuple((start, end) for start, end in spans if start < end)


def is_item(line: str) -> bool:
    """Whether a line is an entry of a list: «• نص», «- نص», «1. نص», «٢- نص», «أ) نص», «أولا: نص».

    «-5 درجات», «1-0», «1 - صفر», «14.30» and «د. خالد» are none.
    """
    ordinal = _ORDINAL.match(line)
    return ITEM.match(line) is not None or (
        ordinal is not None and fold(ordinal["word"]) in lexicon().ordinals
    )


def is_byline(line: str) -> bool:
    """Whether a line may only name its author, «من سامي حداد»; headlines begin so too, «من يحكم المدينة»."""
    return _BYLINE.fullmatch(line) is not None


def is_headline(line: str, following: Sequence[str]) -> bool:
    """Whether a story's first line is its headline: short, without a full stop, over a body that has some."""
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
        return False
    if _ENDED.search(line) or _NOTE.fullmatch(line) or is_item(line):
        return False
    if (
        not following
        or not any(_ENDED.search(each, len(each) - 5) for each in following)
        or len(sentences(line)) > 1
    ):
        return False
    dateline, next_dateline = find_dateline(line), find_dateline(following[0])
    if dateline and (dateline.is_certain or next_dateline is None):
        return False
    return re.search(r"\w", line) is not None and not (next_dateline and is_byline(line))


_LONGEST = 160  # characters
_MOST_WORDS = 24
_LINE = re.compile(f"[^{LINE_BREAKS}]+")
_NOTE = re.compile(r"\(.*\)")  # «(لتصحيح عدد القتلى في الفقرة الثالثة)»
_ENDED = re.compile(r"[.۔。،؛:,;][\s»”“\"'’)\]]{0,4}$")
_ORDINAL = re.compile(rf"(?P<word>[{LETTERS}{MARKS}]+)\s*[:\-–]")
ITEM = re.compile(
    rf"[•▪▫●○◦■□♦►▶‣⁃✓✔·*]\s*(?=[^\s*])"
    rf"|[-–—ـ]\s+(?=\S)"
    rf"|\(?[{DIGITS}]{{1,3}}\s?[-–.)]\s*(?!صفر\b)(?=[{LETTERS}«“\"(])"
    rf"|\([{DIGITS}]{{1,3}}\)\s*(?=\S)"
    rf"|\(?[{LETTERS}]\s?[-–)]\s+(?=\S)"
)
_BYLINE = re.compile(rf"من(?:\s+[{LETTERS}][{LETTERS}{MARKS}]*){{2,6}}")
