"""The numerals of a target as quantities: what they may mean, and how firmly they are meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from service.checks.quantities.lexicon import Lexicon
from service.checks.quantities.measures import measures
from service.checks.quantities.quantity import Family, Key, Quantity, hour_keys, number_keys
from service.checks.quantities.runs import Entry, Runs
from service.checks.quantities.tokens import Token, touching
from service.numeration.composition import Part, Piece, Role, compose

_DECADES = frozenset(range(20, 100, 10))
_GLUED = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}


def counted(row: Sequence[Token], text: str, known: Lexicon) -> Iterator[Quantity]:
    """A quantity for each numeral, in order."""
    for run in Runs(row, text, long_scale=known.long_scale):
        for numeral in compose([entry.piece for entry in run], known.grammar):
            entries = tuple(run[numeral.first : numeral.last])
            yield _Numeral(row, text, known, entries, numeral.value).quantity()


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A numeral in its text."""

    row: Sequence[Token]
    text: str
    known: Lexicon
    entries: tuple[Entry, ...]
    value: Fraction

    @property
    def start(self) -> int:
        return self.row[self.entries[0].first].start

    @property
    def end(self) -> int:
        return self.row[self.entries[-1].last - 1].end

    @property
    def bare_figure(self) -> bool:
        """Whether it is digits alone."""
        return len(self.entries) == 1 and self.row[self.entries[0].first].figure is not None

    def quantity(self) -> Quantity:
        family = self._family()
        measured = measures(self.text, self.end, self.value, arabic=False)
        firm = not self._is_loose(family)
        return Quantity(self.start, self.end, family, self.value, self._keys(), firm, measured)

    def _family(self) -> Family:
        first, last = self.entries[0], self.entries[-1]
        few = first.first and self.row[first.first - 1].word.few
        if first.part.rough or (few and first.part.role in (Role.HUNDRED, Role.SCALE, Role.COLLECTIVE)):
            return Family.ROUGH
        if len(self.entries) == 1 and first.word.loose:
            return Family.ASIDE
        if self.bare_figure and self._is_in_a_name():
            return Family.NAME
        if last.ordinal:
            return Family.ORDINAL
        return Family.FRACTION if first.part.role is Role.FRACTION and self.value < 1 else Family.NUMBER

    def _is_loose(self, family: Family) -> bool:
        """What may stand without its like: «one», «the two», «second», a half, «dozens», «100 %», «1-0»."""
        if family in (Family.ROUGH, Family.FRACTION, Family.ASIDE, Family.NAME):
            return True
        if self.bare_figure:
            return self.value <= 1 or (self.value == 100 and self._is_percent())
        if self.value == 2 and _definite().search(self.text, max(0, self.start - 6), self.start):
            return True
        return self.value <= (2 if family is Family.ORDINAL else 1)

    def _is_in_a_name(self) -> bool:
        """«F-16», «JAS 39C», «4x4»."""
        before = self.text[max(0, self.start - 2) : self.start]
        return _letter_before().search(before) is not None or _by().match(self.text, self.end) is not None

    def _is_percent(self) -> bool:
        after = self.row[self.entries[-1].last] if self.entries[-1].last < len(self.row) else None
        return self.text[self.end : self.end + 2].strip()[:1] == "%" or bool(after and after.word.percent)

    def _keys(self) -> frozenset[Key]:
        values = [self.value, *self._second_reading()]
        if self.bare_figure:
            values += [*self._glued_scale(), *self._rest_of_range()]
        if self.entries[0].part.role is Role.COLLECTIVE and self.entries[0].part.value == 12:
            values.append(self.value * 10 / 12)  # «Dutzende» are the «عشرات» of Arabic
        if self.entries[-1].part.role is Role.COLLECTIVE and self.entries[-1].word.loose:
            values += [
                self.value + more for more in range(1, int(self.value) // 4 + 1)
            ]  # «une vingtaine»: 24
        if self.entries[-1].word.coin:  # «deux cents» of a dollar
            values.append(self.value / 100)
        keys = number_keys(*values, *self._in_context())
        figure = self.text[self.start : self.end] if self.bare_figure else ""
        return keys.union(*(hour_keys(value, figure) for value in values))

    def _second_reading(self) -> Iterator[Fraction]:
        figure = self.row[self.entries[0].first].figure
        if figure and len(figure.values) > 1:
            second = Piece(Part(figure.values[1], Role.FIGURE), False)
            rest = (entry.piece for entry in self.entries[1:])
            yield next(compose([second, *rest], self.known.grammar)).value

    def _glued_scale(self) -> Iterator[Fraction]:
        """«£125m», «2.5bn», «40k»; an m may also be for metres, so that the bare number stays."""
        if match := _glued().match(self.text, self.end):
            yield self.value * _GLUED[match.group()[0].lower()]

    def _rest_of_range(self) -> Iterator[Fraction]:
        """«1950-53»: the second year without its century."""
        before = self.text[max(0, self.start - 7) : self.start]
        if self.value < 100 and (match := _year_before().search(before)):
            yield int(match[1]) * 100 + self.value

    def _in_context(self) -> Iterator[Fraction]:
        """What the words around a number make of it: «a third» is 1/3, «the sixties» 1960."""
        last = self.entries[-1]
        if last.word.denominator and last.ordinal and len(self.entries) == 1:
            yield Fraction(1, last.word.denominator)
        if last.part.role is Role.FRACTION and self.value < 1:
            yield self.value * 100  # half of the votes are 50 percent of them
            yield from (Fraction(part) for part in self.value.as_integer_ratio())  # one in five
        if self._follows_half():
            yield self.value - Fraction(1, 2)  # «halb neun»
        yield from self._in_smaller_units()
        if self.value in _DECADES:
            yield self.value + 1900
        if self.value - 1900 in _DECADES:
            yield self.value - 1900

    def _follows_half(self) -> bool:
        first = self.entries[0].first
        half = self.row[first - 1] if first else None
        is_half = half is not None and half.word.part == Part(Fraction(1, 2), Role.FRACTION)
        return is_half and self.value <= 12 and touching(self.text, self.row[first - 1], self.row[first])

    def _in_smaller_units(self) -> Iterator[Fraction]:
        first, last = self.entries[0].first, self.entries[-1].last
        after = last
        while after < len(self.row) and touching(self.text, self.row[after - 1], self.row[after]):
            after += 1
            if not self.row[after - 1].word.article:  # «a quarter of a century»
                break
        for token in self.row[first:after]:
            if token.word.holds > 1:
                yield self.value * token.word.holds


@cache
def _letter_before() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]-?$")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"x\d")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(r"(?:[kK]|[mM]n?|mln|bn?|B|tn)\b")


@cache
def _year_before() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(\d\d)\d\d\s?[-–/]\s?$")


@cache
def _definite() -> re.Pattern[str]:
    articles = "the|these|those|les|des|ces|nos|leurs|los|las|esos|esas|die|der|den"
    return re.compile(rf"\b(?:{articles})\s$", re.IGNORECASE)
