"""In how many wire stories a stem stands: what is rare says more about what a story is about.

A day has too few stories to tell by itself; the table was counted on the project's own wire corpus, without
the part that is held out for measuring.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

from service.digest.stemming import stem, words

LEAST = 5
"""Stories below which a stem counts as rare, and is not listed."""

_STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Stories that were counted, and by stem in how many of them it stands."""

    stories: int
    stems: dict[str, int]

    def weight(self, each: str, own: int, stories: int) -> float:
        """The inverse document frequency of a stem that stands in `own` of as many stories at hand."""
        return log((1 + self.stories + stories) / (1 + self.stems.get(each, 1) + own))

    def lines(self) -> Iterable[str]:
        """The table's file, a stem and its count a line, the number of stories first."""
        yield f"{_STORIES}\t{self.stories}"
        yield from (f"{each}\t{count}" for each, count in sorted(self.stems.items()))


def count_frequencies(texts: Iterable[str]) -> Frequencies:
    """The table of a corpus."""
    stories, found = 0, Counter[str]()
    for text in texts:
        stories += 1
        found.update({stem(word) for word in words(text)})
    return Frequencies(stories, {each: count for each, count in found.items() if count >= LEAST})


@cache
def load_frequencies() -> Frequencies:
    """The table that ships."""
    text = Path(__file__).with_name("frequencies.tsv").read_text(encoding="utf-8")
    first, *rest = (line.split("\t") for line in text.splitlines())
    return Frequencies(int(first[1]), {each: int(count) for each, count in rest})
