"""Arabic text as a check of claims reads it: words with all forms they may be of, numbers, dates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from service.arabic.dates import DateMention, dates
from service.arabic.letters import MARKS, TATWEEL
from service.arabic.normalize import Level, normalize
from service.arabic.stems import roots, sounds, stems
from service.checks.quantities.quantity import Key, Quantity
from service.checks.quantities.source import source_quantities

Forms = Callable[[str], frozenset[str]]
_WORD = re.compile(f"[\\w{MARKS}{TATWEEL}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written, its span in the text, and its one spelling."""

    start: int
    end: int
    raw: str
    folded: str

    @property
    def is_figure(self) -> bool:
        """Whether there is a digit in it: the check of numbers reads those."""
        return any(map(str.isdecimal, self.folded))


@dataclass(frozen=True)
class Reading:
    """A text; each part of the reading is made when it is first wanted."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """In order."""
        plain = normalize(self.text, Level.FOLDED)
        found = []
        for match in _WORD.finditer(plain.text):
            start, end = plain.source_span(*match.span())
            found.append(Word(start, end, self.text[start:end], match.group().strip(TATWEEL)))
        return tuple(found)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What it states in numbers, months and weekdays."""
        return tuple(
            _shifted(each, start) for start, line in self._lines() for each in source_quantities(line)
        )

    @cached_property
    def keys(self) -> frozenset[Key]:
        """What its numbers, months and weekdays may be told as: of «قتل ألف و30 أصيبوا», 30 as well."""
        return frozenset(key for each in self.quantities for part in (each, *each.apart) for key in part.keys)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Its dates in order."""
        return tuple(
            replace(each, start=each.start + start, end=each.end + start)
            for start, line in self._lines()
            for each in dates(line)
        )

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Where each begins, and the line: no number runs on into the next, and short texts read faster."""
        start = 0
        for line in self.text.splitlines(keepends=True):
            yield start, line
            start += len(line)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words in one spelling."""
        return frozenset(word.folded for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All that any of its words may be a form of."""
        return _all(stems, self.vocabulary)

    @cached_property
    def roots(self) -> frozenset[str]:
        """Consonants of its words."""
        return _all(roots, self.vocabulary)

    @cached_property
    def sounds(self) -> frozenset[str]:
        """Consonants of its words, as foreign names share them."""
        return _all(sounds, self.vocabulary)

    def after(self, offset: int, most: int) -> Sequence[Word]:
        """The first words from an offset on."""
        at = bisect_left(self.words, offset, key=lambda word: word.start)
        return self.words[at : at + most]

    def before(self, offset: int, most: int) -> Sequence[Word]:
        """The last words up to an offset."""
        at = bisect_right(self.words, offset, key=lambda word: word.end)
        return self.words[max(0, at - most) : at]

    def has(self, word: str) -> bool:
        """Whether the text has a folded word, with whatever is written to it or in another spelling."""
        return not self.stems.isdisjoint(stems(word)) or not self.sounds.isdisjoint(sounds(word))

    def has_root(self, word: str) -> bool:
        """Whether the text has a folded word or one that may be derived as it is."""
        return not self.stems.isdisjoint(stems(word)) or not self.roots.isdisjoint(roots(word))

    def says(self, words: Sequence[str]) -> bool:
        """Whether the text has folded words one right after the other."""
        row = [word.folded for word in self.words]
        size = len(words)
        return any(row[at : at + size] == list(words) for at in range(len(row) - size + 1))


def alike(one: str, other: str) -> bool:
    """Whether two folded words may be forms of one, or derived alike."""
    return not stems(one).isdisjoint(stems(other)) or not roots(one).isdisjoint(roots(other))


def _shifted(quantity: Quantity, offset: int) -> Quantity:
    apart = tuple(_shifted(part, offset) for part in quantity.apart)
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset, apart=apart)


def _all(forms: Forms, words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms(word))
