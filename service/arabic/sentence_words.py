"""The words that sentences.toml knows, spelling folded."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.arabic.normalize import Level, normalize


@dataclass(frozen=True, slots=True)
class Lexicon:
    """sentences.toml, where each set is explained."""

    titles: frozenset[str]
    numbered: frozenset[str]
    latin: frozenset[str]
    letter_names: frozenset[str]
    openers: frozenset[str]
    radical_waw: frozenset[str]
    attributions: frozenset[str]
    continuations: frozenset[str]
    conjunctions: frozenset[str]
    ordinals: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read once; all its words are folded."""
    raw = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
    return Lexicon(
        **{name: frozenset(map(fold, each)) for table in raw.values() for name, each in table.items()}
    )


def fold(text: str) -> str:
    """The one spelling in which words are compared."""
    return normalize(text, Level.FOLDED).text


def is_conjoined(word: str) -> bool:
    """Whether a folded word begins with the conjunction «و», as «وقال» does and «وزير» does not."""
    return word[:1] == "و" and len(word) != 2 and word not in lexicon().radical_waw
