"""Months and weekdays in a target."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from service.checks.quantities.lexicon import Lexicon
from service.checks.quantities.quantity import Family, Quantity, Scheme
from service.checks.quantities.tokens import Token


def months(row: Sequence[Token], text: str, known: Lexicon) -> Iterator[Quantity]:
    """Names of months and weekdays; «may», «march», «Mars» only where their neighbours make them months."""
    for at, token in enumerate(row):
        word = token.word
        if word.weekday:
            yield _named(token, Family.WEEKDAY, Scheme.WEEKDAY, word.weekday, firm=False)
        elif word.short_month and not word.month and _is_shortened(row, at, text, known):
            yield _named(token, Family.MONTH, Scheme.MONTH, word.short_month, firm=True)
        elif word.month:
            sure = not word.doubtful_month
            if word.compound:  # «Oktoberhälfte»
                sure = False
            elif not sure and text[token.start].isupper() == known.capital_months:
                sure = _is_month(row, at, text)
            elif not sure and not known.capital_months:  # «5 Mars» may be one, the planet is none
                sure = _beside_figure(row, at, text)
            yield _named(token, Family.MONTH, Scheme.MONTH, word.month, firm=sure)


def _named(token: Token, family: Family, scheme: Scheme, value: int, *, firm: bool) -> Quantity:
    keys = frozenset({(scheme, Fraction(value))})
    return Quantity(token.start, token.end, family, Fraction(value), keys, firm)


def _is_month(row: Sequence[Token], at: int, text: str) -> bool:
    if _beside_figure(row, at, text):
        return True
    before = row[at - 1] if at else None
    return before is not None and before.word.beside_month and text[before.end : row[at].start].isspace()


def _is_shortened(row: Sequence[Token], at: int, text: str, known: Lexicon) -> bool:
    """«Oct 10», «until Oct.», «Nov-Feb»; not the «Jan» of a name."""
    if _beside_figure(row, at, text):
        return True
    before, after = row[max(0, at - 1) : at], row[at + 1 : at + 2]
    another = [each for each in (*before, *after) if each.word.short_month]
    gaps = (text[min(each.end, row[at].end) : max(each.start, row[at].start)] for each in another)
    dotted = known.capital_months and text.startswith(".", row[at].end) and _is_month(row, at, text)
    return dotted or any(gap.strip(". ") in ("-", "–", "/") for gap in gaps)


def _beside_figure(row: Sequence[Token], at: int, text: str) -> bool:
    before = row[at - 1] if at else None
    after = row[at + 1] if at + 1 < len(row) else None
    left = (
        before is not None
        and (before.figure or before.word.ordinal)
        and _gap().fullmatch(text, before.end, row[at].start)
    )
    right = after is not None and after.figure and _gap().fullmatch(text, row[at].end, after.start)
    return bool(left or right)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"(?:\s?\.)?\s?(?:de\s|of\s|er\s|st\s|nd\s|rd\s|th\s)?")
