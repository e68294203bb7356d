"""The words that trimming.toml knows, spelling folded."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.arabic.sentence_words import fold, is_conjoined


@dataclass(frozen=True, slots=True)
class TrimmingWords:
    """trimming.toml, where each list is explained."""

    speech: frozenset[str]
    resumed: frozenset[str]
    said: frozenset[str]
    media: frozenset[str]
    sources: frozenset[str]
    own_voice: frozenset[str]
    claimants: frozenset[str]
    hours: frozenset[str]
    bound_before: frozenset[str]
    bound_after: frozenset[str]
    ages: frozenset[str]
    connectives: frozenset[str]
    trailing: frozenset[str]
    last: frozenset[str]
    adjuncts: frozenset[str]
    limits: frozenset[str]
    negations: frozenset[str]
    unfinished: frozenset[str]


@cache
def trimming_words() -> TrimmingWords:
    """Read once; all its words are folded."""
    raw = tomllib.loads(Path(__file__).with_name("trimming.toml").read_text(encoding="utf-8"))
    return TrimmingWords(**{name: frozenset(map(fold, each)) for name, each in raw.items()})


def bare(word: str) -> str:
    """A folded word without the conjunction before it: «وقالت» is «قالت», «وكاله» itself."""
    return word[1:] if len(word) > 3 and (is_conjoined(word) or word[0] == "ف") else word


def starts(words: list[str], phrases: frozenset[str]) -> int:
    """How many words at the beginning are one of the phrases, the longest of them; 0 where none is."""
    return next((n for n in range(min(len(words), 4), 0, -1) if " ".join(words[:n]) in phrases), 0)
