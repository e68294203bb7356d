"""All quantities that a target states."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from service.checks.quantities.clock import covered, times
from service.checks.quantities.counted import counted
from service.checks.quantities.lexicon import lexicon
from service.checks.quantities.months import months
from service.checks.quantities.quantity import Family, Quantity, number_keys
from service.checks.quantities.ranges import spread
from service.checks.quantities.roman import roman_numerals
from service.checks.quantities.tokens import Token, tokens


def quantities(text: str, language: str) -> list[Quantity]:
    """What a text in one of the languages with a lexicon states in numbers, months and weekdays."""
    told = times(text)
    taken = covered(told)
    row = [token for token in tokens(text, language) if token.start not in taken]
    known = lexicon(language)
    numbers = spread(list(counted(row, text, known)), text)
    return [*told, *numbers, *_asides(row), *months(row, text, known), *roman_numerals(text), *_groups(text)]


def _groups(text: str) -> Iterator[Quantity]:
    """«Group G», which Arabic counts: «المجموعة السابعة»."""
    for match in _group().finditer(text):
        place = Fraction(ord(match[1]) - ord("A") + 1)
        yield Quantity(*match.span(), Family.ASIDE, place, number_keys(place), firm=False)


@cache
def _group() -> re.Pattern[str]:
    return re.compile(r"\b[Gg]r(?:oupe?|upo|uppe) ([A-L])\b")


def _asides(row: Sequence[Token]) -> Iterator[Quantity]:
    """«both», «a decade», «the sixties»: what says a number by the way."""
    for token in row:
        if token.word.aside or token.word.decade:
            value = Fraction(token.word.aside or token.word.decade)
            keys = number_keys(value, value + 1900) if token.word.decade else number_keys(value)
            yield Quantity(token.start, token.end, Family.ASIDE, value, keys, firm=False)
