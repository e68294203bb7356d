"""Which figures a model need not read, and how a target language writes them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import digit

from service.languages import Language
from service.numeration.figures import Figure, figures

_LEAST = 13  # below, agencies write words, and nouns agree: «3 جنود», "three soldiers"
# What is grouped where the source has no marks. In the wire corpus 97 to 99 % of the numbers between the last
# year and 10,000 are grouped in English, French and Spanish, and 28 % in German; years never are.
_LAST_YEAR = 2100
_FOUR_DIGITS_TOGETHER = frozenset({"de"})

# A date, a time, a season, the name of a thing: «14/2/2025», «10:30», «F16».
_BOUND_BEFORE = re.compile(r"[A-Za-z\d][:/.,٫٬]?$|[:/.,٫٬]$")
_BOUND_BEHIND = re.compile(r"[:/.,٫٬]\d")
_LETTER_BEHIND = re.compile("[A-Za-z]")
# «1.250 مليون» is 1.25 million or 1,250 million: the words around it decide, so the model reads it.
_SCALE_BEHIND = re.compile(r"\s*(?:مليون|ملايين|مليار|بليون|تريليون|ألف|آلاف)")


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
    """The figures of an Arabic text that need no reading: 13 and more, and decimal ones, that stand alone."""
    for figure in _free_figures(text, decimal=""):
        ambiguous = len(figure.values) > 1 and _SCALE_BEHIND.match(text, figure.end)
        if not ambiguous and not _LETTER_BEHIND.match(text, figure.end):
            yield figure


def target_figures(text: str, language: Language) -> Iterator[Figure]:
    """Their like in a target, where letters may follow: «the 25th», «le 25e»."""
    return _free_figures(text, marks_of(language).decimal)


def _free_figures(text: str, decimal: str) -> Iterator[Figure]:
    for figure in figures(text, decimal):
        written = text[figure.start : figure.end]
        large = figure.values[0] >= _LEAST or figure.values[0].denominator > 1
        bound = _BOUND_BEFORE.search(text, max(0, figure.start - 2), figure.start)
        if large and written[-1].isdecimal() and not bound and not _BOUND_BEHIND.match(text, figure.end):
            yield figure


def rendered(written: str, language: Language) -> str:
    """A figure as a language writes it: «٢٬٥٠٠٫٥» is 2,500.5 in English and 2.500,5 in German.

    A figure without marks that may be a year stays so; a larger one is grouped.
    """
    groups = [_western(group) for group in re.findall(r"\d+", written)]
    digits = "".join(groups)
    value = next(figures(written, decimal="")).values[0]
    decimals = "" if value == int(digits) else groups.pop()
    whole = "".join(groups)
    marks = marks_of(language)
    if not whole.startswith("0") and (len(groups) > 1 or int(whole) > _ungrouped(language)):
        whole = f"{int(whole):,}".replace(",", marks.group)
    return f"{whole}{marks.decimal}{decimals}" if decimals else whole


def _ungrouped(language: Language) -> int:
    return 9999 if language.tag.partition("-")[0] in _FOUR_DIGITS_TOGETHER else _LAST_YEAR


def _western(digits: str) -> str:
    return "".join(str(digit(each)) for each in digits)
