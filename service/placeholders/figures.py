"""Which figures a model need not read, and how a target language writes them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from service.arabic.numeral_runs import percent_after
from service.languages import Language
from service.numeration.figures import Figure, figures, western

LEAST = 13  # below, agencies write words, and nouns agree: «3 جنود», "three soldiers"

# A date, a time, a season, the name of a thing: «14/2/2025», «10:30», «F16».
_BOUND_BEFORE = re.compile(r"[A-Za-z\d][:/.,٫٬ر]?$|[:/.,٫٬]$|\d-\d{1,2}-$")
_BOUND_BEHIND = re.compile(r"[:/.,٫٬ر]\d|-\d{1,2}-\d")  # «3ر25» is 3.25
_LETTER_BEHIND = re.compile("[A-Za-z]")
_TIME_BEFORE = re.compile(r"الساعة\s+(?:الـ?)?$")
_TIME_BEHIND = re.compile(
    r"\s*(?:ت\s?\.?\s?غ|ب?توقيت|[غج]رينتش|جرينيتش|GMT|(?:صباح|مساء|ظهر|عصر|فجر|ليل)(?:ا|اً|ًا)?\b)"
)
THOUSANDS_BEHIND = re.compile(r"\s*(?:ألف|آلاف)")
_SCALE_BEHIND = re.compile(r"\s*(?:مليون|ملايين|مليار|بليون|تريليون)")
_RATE_BEFORE = re.compile(r"اليورو|الدولار|الجنيه|الدينار|الليرة|سعر|صرف|برميل|خام|أونصة|أوقية")

# A count without marks is grouped: it is no year, numbers no thing, and has a noun behind.
LAST_YEAR = 2100
_NUMBERED = "رقم|قرار|قانون|مرسوم|مادة|رحلة|بند|طريق|هاتف|الساخن|عام|سنة|عامي|ساعة|منذ|حتى"
_NO_NOUN = "في|على|إلى|من|عن|مع|حين|بعد|قبل|التي|الذي|قد|بين|ثم|إثر|بشأن|حول|بخصوص|ضد|لكن|أو|إن|أن"
_NUMBERS_A_THING = re.compile(rf"(?:\b(?:ال)?(?:{_NUMBERED})[:\s]+(?:الـ?)?|[+#-])$")
_NOUN = rf"(?!ال|(?:{_NO_NOUN})\b)(?:[أ-هى-ي][أ-ي]|و(?:حد|ظيف|رق|ثيق|لاي|جب))"
_NOUN_BEHIND = re.compile(rf"\s{_NOUN}|\s(?:و|إلى |أو )[\d,.٬]{{4,}}\s{_NOUN}")
_MOST_DIGITS = 9  # more are a telephone's
_FOUR_DIGITS_TOGETHER = frozenset({"de"})
"""Languages whose agencies do not group four digits: 72 % of those in the wire corpus that can be no year."""


class Marks(NamedTuple):
    """What a language writes between thousands and before decimals."""

    group: str
    decimal: str


@cache
def marks_of(language: Language) -> Marks:
    """By the Unicode CLDR; those of English for a language that it does not know."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        locale = Locale.parse(language.tag, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    latin = {"numbering_system": "latn"}
    return Marks(get_group_symbol(locale, **latin), get_decimal_symbol(locale, **latin))


def source_figures(text: str) -> Iterator[Figure]:
    """The figures of an Arabic text that need no reading: 13 and more, and decimal ones, that stand alone.

    What the words around it have to decide is left to the model: «1.250», «9,375%», «12.5 ألف», «21,30 ت غ».
    """
    for figure in _free_figures(text, decimal=""):
        if not _LETTER_BEHIND.match(text, figure.end) and not _has_to_be_read(figure, text):
            yield figure


def _has_to_be_read(figure: Figure, text: str) -> bool:
    written = text[figure.start : figure.end]
    if not written.isdecimal() and THOUSANDS_BEHIND.match(text, figure.end):
        return True
    if _TIME_BEFORE.search(text, max(0, figure.start - 12), figure.start):
        return True
    if _TIME_BEHIND.match(text, figure.end):
        return True
    ambiguous = len(figure.values) > 1
    behind = percent_after().match(text, figure.end) or _SCALE_BEHIND.match(text, figure.end)
    rate = _RATE_BEFORE.search(text, max(0, figure.start - 40), figure.start)
    return ambiguous and ("." in written or behind is not None or rate is not None)


def written(figure: Figure, text: str) -> str:
    """The figure as a slot carries it: a count without marks is given some, «3500 نازح» is 3٬500."""
    digits = text[figure.start : figure.end]
    return grouped(digits, text, figure.start, figure.end) if digits.isdecimal() else digits


def grouped(digits: str, text: str, start: int, end: int) -> str:
    """Digits that stand for a stretch of a text, in groups where they count something."""
    value = int(digits)
    if value <= LAST_YEAR or len(digits) > _MOST_DIGITS or digits[0] in "0٠":
        return digits
    numbered = _NUMBERS_A_THING.search(text, max(0, start - 12), start)
    counts = value > 9999 or _NOUN_BEHIND.match(text, end)
    return with_marks(value) if counts and not numbered else digits


def with_marks(value: int) -> str:
    """In groups of thousands, with the mark that Arabic has for them."""
    return f"{value:,}".replace(",", "٬")


def target_figures(text: str, language: Language) -> Iterator[Figure]:
    """Their like in a target, where letters may follow: «the 25th», «le 25e»."""
    return _free_figures(text, marks_of(language).decimal)


def _free_figures(text: str, decimal: str) -> Iterator[Figure]:
    for figure in figures(text, decimal):
        written = text[figure.start : figure.end]
        large = figure.values[0] >= LEAST or figure.values[0].denominator > 1
        bound = _BOUND_BEFORE.search(text, max(0, figure.start - 4), figure.start)
        if large and written[-1].isdecimal() and not bound and not _BOUND_BEHIND.match(text, figure.end):
            yield figure


def rendered(figure: str, language: Language) -> str:
    """A figure as a language writes it: «٢٬٥٠٠٫٥» is 2,500.5 in English and 2.500,5 in German.

    It is grouped where it is grouped here; German writes four digits together.
    """
    groups = [western(group) for group in re.findall(r"\d+", figure)]
    digits = "".join(groups)
    value = next(figures(figure, decimal="")).values[0]
    decimals = "" if value == int(digits) else groups.pop()
    marks, together = marks_of(language), language.tag.partition("-")[0] in _FOUR_DIGITS_TOGETHER
    group = "" if together and len("".join(groups)) == 4 else marks.group
    return group.join(groups) + (f"{marks.decimal}{decimals}" if decimals else "")
