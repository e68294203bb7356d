"""Numbers in words that a model need not read: «ثمانية وأربعون» travels as 48 does."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from service.arabic.number import Number, NumberKind
from service.arabic.numeral_runs import percent_after
from service.arabic.numerals import numbers
from service.placeholders.figures import LEAST

_MOST = 10**12
_LARGE = {10**9: "مليار", 10**6: "مليون"}  # what languages say a round number in: "1.24 million"
_FORTIETH_DAY = re.compile(r"\s+(?:الإمام|الحسين|الشهيد|الراحل)")
_DIGIT = re.compile(r"\d")
_SCALE = re.compile(r"(?:\s+|^)(?:ألف|ألفا|ألفٍ|آلاف|مليون|مليونا|ملايين|مليار|مليارا|مليارات|بليون|تريليون)$")


class Spelled(NamedTuple):
    """A number in words and its span, without what names its unit: «خمسة وثلاثون» of 35 million.

    `scale` is an Arabic word that has to follow the figure: 1.5 and «مليار» for «مليار ونصف المليار».
    """

    start: int
    end: int
    value: Fraction
    scale: str = ""


def spelled_numbers(text: str) -> Iterator[Spelled]:
    """Whole numbers from 13 on in words, or in words and figures: «مليون و240 ألف».

    Left to the model: names of scales alone («ألف», «مليونان»), which languages say in words, what has the
    article («القرن العشرين»), and what may be two numbers («قتل ألف و30 أصيبوا»).
    """
    for number in numbers(text):
        if number.kind not in (NumberKind.CARDINAL, NumberKind.PERCENT):
            continue
        words = text[number.start : number.end]
        if percent := percent_after().search(words):
            words = words[: percent.start()]
        if words.startswith("ال") or not words[:1].isalpha() or _may_be_two(number, text):
            continue
        if words.startswith("أربعين") and _FORTIETH_DAY.match(text, number.end):  # a feast, no number
            continue
        if spelled := _without_scale(number, words):
            yield spelled


def _may_be_two(number: Number, text: str) -> bool:
    """A figure after a scale, without a scale of its own."""
    if not number.apart:
        return False
    last = text[number.apart[-1].start : number.apart[-1].end]
    return bool(_DIGIT.match(last)) and not _SCALE.search(last)


def _without_scale(number: Number, words: str) -> Spelled | None:
    """«خمسة وثلاثون» of «خمسة وثلاثون مليونا»: languages write "35 million"."""
    scale = _SCALE.search(words)
    start, end, value = number.start, number.start + len(words), number.value
    if scale:
        before = words[: scale.start()]
        whole = [each for each in numbers(before) if (each.start, each.end) == (0, len(before))]
        if len(whole) == 1 and whole[0].value < 1000:
            end, value = start + len(before), whole[0].value
        elif not before:
            return None
    if value.denominator > 1 or value == 100 or not LEAST <= value < _MOST:
        return None
    for size, name in _LARGE.items():
        if value >= size and (100 * value / size).denominator == 1:
            return Spelled(start, end, value / size, name)
    return Spelled(start, end, value)
