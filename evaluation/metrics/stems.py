"""What may be left of an Arabic word without what is written to it: a light stemmer that keeps its doubts."""

import re
from collections.abc import Iterator
from itertools import product

_ARTICLES = ("", "ال", "ب", "بال", "ك", "كال", "ل", "لل")  # with the prepositions that are written to them
_PREFIXES = tuple("".join(parts) for parts in product(("", "و", "ف"), _ARTICLES))
_ENDING = re.compile("(?<=.{3})(?:ها|هما|هم|هن|كم|نا|ات|ون|ين|ان|يه|ه|ي|ا)$")
_SHORTEST = 3


def without_prefixes(word: str) -> Iterator[str]:
    """The word, and what is left of it: «وبيروت» is «بيروت» after «و», or «يروت» after «وب»."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if (rest != word or not prefix) and len(rest) >= min(_SHORTEST, len(word)):
            yield rest


def stems(word: str) -> frozenset[str]:
    """All that it may be a form of; in folded spelling, «وزيرها» and «للوزير» share «وزير»."""
    return frozenset(stem for rest in without_prefixes(word) for stem in (rest, _ENDING.sub("", rest)))
