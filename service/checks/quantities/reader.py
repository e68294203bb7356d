"""All quantities that a target states."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from service.checks.quantities.clock import times
from service.checks.quantities.lexicon import lexicon
from service.checks.quantities.months import months
from service.checks.quantities.quantity import (
    Family,
    Key,
    Quantity,
    Scheme,
    hour_keys,
    number_keys,
)
from service.checks.quantities.runs import Entry, runs
from service.checks.quantities.tokens import Token, tokens, touching
from service.numeration.figures import Figure
from service.numeration.composition import Part, Piece, Role, compose


def quantities(text: str, language: str) -> list[Quantity]:
    """What a text in one of the languages with a lexicon states in numbers, months and weekdays."""
    told = times(text)
    row = [token for token in tokens(text, language) if not any(t.start <= token.start < t.end for t in told)]
    found = [
        *told,
        *_numbers(row, text, language),
        *_asides(row),
        *months(row, text),
        *_roman(text, language),
    ]
    return sorted(found, key=lambda quantity: quantity.start)


def _numbers(row: Sequence[Token], text: str, language: str) -> Iterator[Quantity]:
    grammar = lexicon(language).grammar
    for run in runs(row, text):
        for numeral in compose([entry.piece for entry in run], grammar):
            yield _quantity(row, text, run[numeral.first : numeral.last], numeral.value, language)


def _quantity(
    row: Sequence[Token], text: str, entries: Sequence[Entry], value: Fraction, language: str
) -> Quantity:
    first, last = entries[0], entries[-1]
    start, end = row[first.first].start, row[last.last - 1].end
    other = list(_second_reading(row, entries, language))
    figure = row[first.first].figure
    if figure and len(entries) == 1:
        other += [*_glued(text, figure, end), *_rest_of_range(text, start, value)]
    keys = number_keys(value, *other, *_in_context(row, text, entries, value))
    keys = keys.union(
        *(hour_keys(each, figure is not None and len(entries) == 1) for each in (value, *other))
    )
    family = _family(row, entries, value)
    loose = _is_loose(row, text, entries, value, family)
    return Quantity(start, end, family, value, keys, firm=not loose)


def _family(row: Sequence[Token], entries: Sequence[Entry], value: Fraction) -> Family:
    first = entries[0]
    few = first.first and row[first.first - 1].word.few and first.part.role in (Role.HUNDRED, Role.SCALE)
    if first.part.rough or few:
        return Family.ROUGH
    if entries[-1].ordinal:
        return Family.ORDINAL
    return Family.FRACTION if first.part.role is Role.FRACTION and value < 1 else Family.NUMBER


def _is_loose(
    row: Sequence[Token], text: str, entries: Sequence[Entry], value: Fraction, family: Family
) -> bool:
    """What may stand without its like: «one», «second», a half, «dozens», the 39 of «JAS 39C»."""
    token = row[entries[0].first]
    if family in (Family.ROUGH, Family.FRACTION):
        return True
    if token.figure:
        return not value or _in_a_name().search(text, max(token.start - 2, 0), token.start) is not None
    small = value <= 2 if family is Family.ORDINAL else value <= 1
    return small or (len(entries) == 1 and entries[0].word.loose)


def _second_reading(row: Sequence[Token], entries: Sequence[Entry], language: str) -> Iterator[Fraction]:
    figure = row[entries[0].first].figure
    if figure and len(figure.values) > 1:
        second = Piece(Part(figure.values[1], Role.FIGURE), False)
        yield next(
            compose([second, *(entry.piece for entry in entries[1:])], lexicon(language).grammar)
        ).value


def _glued(text: str, figure: Figure, end: int) -> Iterator[Fraction]:
    """«£125m», «2.5bn», «40k»; an m may also be for metres, so that the bare number stays."""
    match = _glued_scale().match(text, end)
    if match:
        scale = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}[match.group()[0].lower()]
        yield from (value * scale for value in figure.values)


def _in_context(
    row: Sequence[Token], text: str, entries: Sequence[Entry], value: Fraction
) -> Iterator[Fraction]:
    """Other values that the words around a number allow: «a third» is 1/3, «the sixties» 1960."""
    first, last = entries[0], entries[-1]
    if last.word.denominator and last.ordinal and len(entries) == 1:
        yield Fraction(1, last.word.denominator)
    after = row[last.last] if last.last < len(row) else None
    units = (after,) if after and touching(text, row[last.last - 1], after) else ()
    for token in (*row[first.first : last.last], *units):
        if token.word.holds > 1:
            yield value * token.word.holds
    if last.part.role is Role.FRACTION:
        yield value * 100  # half of the votes are 50 percent of them
    if value in _DECADES:
        yield value + 1900
    if value - 1900 in _DECADES:
        yield value - 1900


_DECADES = frozenset(range(20, 100, 10))


def _asides(row: Sequence[Token]) -> Iterator[Quantity]:
    """«both», «a decade», «the sixties»: what says a number by the way."""
    for token in row:
        if value := token.word.aside or token.word.decade:
            values = (Fraction(value), Fraction(value + 1900)) if token.word.decade else (Fraction(value),)
            yield Quantity(token.start, token.end, Family.ASIDE, values[0], number_keys(*values), firm=False)


def _roman(text: str, language: str) -> Iterator[Quantity]:
    """«XIXe siècle», «Charles III»."""
    for match in _roman_numeral().finditer(text):
        if value := _roman_value(match.group()):
            yield Quantity(
                *match.span(), Family.ORDINAL, Fraction(value), number_keys(Fraction(value)), firm=False
            )


def _roman_value(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip_longest(values, values[1:], fillvalue=0))


@cache
def _roman_numeral() -> re.Pattern[str]:
    letters = r"X{0,3}(?:IX|IV|V?I{0,3})"
    return re.compile(rf"\b(?=[IVX]{{2}}){letters}(?=\b|e\b)|\b[VX](?=e\b)|(?<=siglo )[IVX]\b")


def _rest_of_range(text: str, start: int, value: Fraction) -> Iterator[Fraction]:
    """«1950-53»: the second year without its century."""
    if value < 100 and (match := _year_before().search(text, max(0, start - 7), start)):
        yield int(match[1]) * 100 + value


@cache
def _year_before() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(\d\d)\d\d\s?[-–/]\s?$")


@cache
def _glued_scale() -> re.Pattern[str]:
    return re.compile(r"(?:[kK]|[mM]n?|mln|bn?|B|tn)\b")


@cache
def _in_a_name() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]-?$")
