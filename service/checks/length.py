"""Whether the target is about as long as translations into its language are."""

import tomllib
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

import regex

from service.arabic.letters import TATWEEL
from service.checks.check import Pair
from service.checks.writing import script
from service.languages import Language
from service.reasons import finding
from service.story import Finding

_GLOSS = regex.compile(r"[(（][\p{Latn}\p{M}\p{N}\s.,'’&/-]*\p{Latn}[\p{Latn}\p{M}\p{N}\s.,'’&/-]*[)）]")
"""A name repeated in Latin letters, as Chinese and Korean copy does: 恩里亚纳（Riana）."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Letters and digits of both sides, and what is usual for the target."""

    source: int
    target: int
    usual: float
    slack: float  # 1 where the language's own ratio is known, more where it is guessed
    wordless: bool  # whether the source has words and the target none: «قتل 3» -> “3”

    @property
    def strain(self) -> float:
        """The logarithm of what the target has to what is usual; 0 is just right, below is short."""
        return log((self.target + 1) / (self.usual + 1))


@dataclass(frozen=True, slots=True)
class LengthCheck:
    """Bounds that are wide for a short source, where the ratio scatters: `_base` + `_short` / source letters.

    On human translations of sources of 40 letters and more, 99.9 % lie within, and 97 % of targets cut to a
    third do not.
    """

    name: str = "length"
    least_base: float = 0.65
    least_short: float = 8.0
    most_base: float = 0.45
    most_short: float = 15.0
    fewest_letters: int = 16  # a shorter source may have an acronym for its target

    def score(self, pair: Pair) -> Lengths:
        source = _letters(pair.source)
        ratio, slack = _ratio(pair.language)
        plain = pair.target if script(pair.language) == "Latn" else _GLOSS.sub("", pair.target)
        wordless = _has_words(pair.source) and not _has_words(pair.target)
        return Lengths(source, _letters(plain), ratio * source, slack, wordless)

    def accept(self, lengths: Lengths) -> bool:
        if not lengths.source:
            return True
        if lengths.wordless or not lengths.target:
            return False
        least = self.least_base + self.least_short / lengths.source
        most = self.most_base + self.most_short / lengths.source
        short = lengths.strain < -least * lengths.slack and lengths.source >= self.fewest_letters
        return not (short or lengths.strain > most * lengths.slack)

    def reason(self, lengths: Lengths) -> Finding:
        if lengths.wordless or not lengths.target:
            return finding(self.name, "length.wordless")
        key = "length.short" if lengths.strain < 0 else "length.long"
        return finding(self.name, key, count=lengths.target, usual=round(lengths.usual))

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        lengths = self.score(pair)
        return () if self.accept(lengths) else (self.reason(lengths),)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text)) - text.count(TATWEEL)


def _has_words(text: str) -> bool:
    return any(character.isalpha() and character != TATWEEL for character in text)


def _ratio(language: Language) -> tuple[float, float]:
    """The language's ratio and slack; the closest that is known where its own is not."""
    table = _table()
    for level, key in (("languages", language.tag), ("scripts", script(language)), ("other", "ratio")):
        if key in table[level]:
            return table[level][key], table["slack"][level]
    raise AssertionError("the table has a ratio for all other scripts")


@cache
def _table() -> dict[str, dict[str, float]]:
    return tomllib.loads(Path(__file__).with_name("length.toml").read_text(encoding="utf-8"))
