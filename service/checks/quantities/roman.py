"""Roman numerals: «XIXe siècle», «siglo V», «Charles III»."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from service.checks.quantities.quantity import Family, Quantity, number_keys

_LETTERS = {"I": 1, "V": 5, "X": 10}


def roman_numerals(text: str) -> Iterator[Quantity]:
    """All from II to XXXIX; a single letter only where a century makes it a numeral."""
    for match in _numeral().finditer(text):
        values = [_LETTERS[letter] for letter in match.group()]
        total = Fraction(sum(-a if a < b else a for a, b in zip_longest(values, values[1:], fillvalue=0)))
        yield Quantity(*match.span(), Family.ORDINAL, total, number_keys(total), firm=False)


@cache
def _numeral() -> re.Pattern[str]:
    letters = r"X{0,3}(?:IX|IV|V?I{0,3})"
    return re.compile(rf"\b(?=[IVX]{{2}}){letters}(?=e?\b)|\b[VX](?=e\b)|(?<=siglo )[IVX]\b")
