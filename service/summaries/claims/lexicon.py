"""The words of names.toml and polarity.toml, in one spelling."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from service.arabic.normalize import Level, normalize


@dataclass(frozen=True, slots=True)
class NameWords:
    """names.toml, where each set is explained; `seats` maps a seat to its state."""

    ambiguous: frozenset[str]
    adjectives: Mapping[str, str]
    seats: Mapping[str, str]
    given: frozenset[str]
    verbs: frozenset[str]
    that: frozenset[str]
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class PolarityWords:
    """polarity.toml, where each set is explained."""

    particles: frozenset[str]
    idioms: frozenset[str]
    deniers: frozenset[str]
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]


@cache
def name_words() -> NameWords:
    """Read once."""
    raw = _read("names.toml")
    speaking = raw["speaking"]
    return NameWords(
        ambiguous=_folded(raw["places"]["ambiguous"]),
        adjectives={fold(word): state for word, state in raw["adjectives"].items()},
        seats={fold(seat): state for state, seats in raw["seats"].items() for seat in seats},
        given=_folded(raw["given"]["names"]),
        verbs=_folded(speaking["verbs"]),
        that=_folded(speaking["that"]),
        speakers=_folded(speaking["speakers"]),
    )


@cache
def polarity_words() -> PolarityWords:
    """Read once."""
    raw = _read("polarity.toml")
    pairs = [tuple(map(_folded, each["sides"])) for each in raw["opposites"]]
    return PolarityWords(
        particles=_folded(raw["particles"]),
        idioms=_folded(raw["idioms"]),
        deniers=_folded(raw["deniers"]),
        opposites=tuple((one, other) for one, other in pairs),
    )


def fold(text: str) -> str:
    """One spelling, and one space between words."""
    return " ".join(normalize(text, Level.FOLDED).text.split())


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
