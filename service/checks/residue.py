"""What was not translated: Arabic left in the target, the source handed back, symbols of the model."""

import re
from dataclasses import dataclass
from itertools import pairwise

import regex

from service.arabic.normalize import Level, normalize
from service.checks.check import Pair
from service.checks.writing import script, writing
from service.story import Finding

_ARABIC = regex.compile(r"[\p{scx=Arab}--[\p{P}\p{Cf}\p{Zinh}]]\p{scx=Arab}*|[؟،؛]", regex.V1)
"""A run of Arabic letters and digits, or a mark that only scripts beside Arabic share."""

_SYMBOL = re.compile(
    r"⁇|\ufffd|▁|<unk>|</?s>|<pad>|>>\w+<<|\b[a-z]{3}_[A-Z][a-z]{3}\b|&(?:quot|apos|amp|lt|gt|#39);"
)
"""Marks of an unknown token, special tokens, tags of a language, escapes of a corpus."""

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_ONLY = re.compile(r"[ةإى]")
"""Letters with which other languages of the script do not spell words that they share with Arabic."""

_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w{3}")
"""«الوزراء»; «الله» and short names are at home in Persian and Urdu."""


@dataclass(frozen=True, slots=True)
class Residue:
    """What of the source or the model stands in the target."""

    arabic: tuple[str, ...]  # words, in a target that is not written in Arabic letters
    symbols: tuple[str, ...]
    kept: tuple[str, ...]  # Arabic words of the source, in a target that is written in Arabic letters
    copied: float  # the share of the source's pairs of neighbouring words that the target has, for the same


@dataclass(frozen=True, slots=True)
class ResidueCheck:
    """No human translation leaves Arabic or a symbol; none in Persian or Urdu copies a fifth of its source."""

    name: str = "residue"
    most_copied: float = 0.5
    fewest_pairs: int = 3  # a shorter copy may be a name

    def score(self, pair: Pair) -> Residue:
        symbols = tuple(
            dict.fromkeys(each for each in _SYMBOL.findall(pair.target) if each not in pair.source)
        )
        if writing(script(pair.language)).arabic:
            return Residue((), symbols, _kept(pair), _copied(pair, self.fewest_pairs))
        return Residue(tuple(dict.fromkeys(_ARABIC.findall(pair.target))), symbols, (), 0.0)

    def accept(self, residue: Residue) -> bool:
        return not (residue.arabic or residue.symbols or residue.kept or residue.copied > self.most_copied)

    def reason(self, residue: Residue) -> str:
        if residue.copied > self.most_copied:
            return "The target repeats the Arabic source instead of translating it"
        if residue.arabic or residue.kept:
            words = ", ".join(f"«{word}»" for word in (residue.arabic + residue.kept)[:3])
            return f"Arabic is left in the target: {words}"
        return f"The target holds what is no text: {' '.join(residue.symbols[:3])}"

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        residue = self.score(pair)
        return () if self.accept(residue) else (Finding(self.name, self.reason(residue)),)


def _kept(pair: Pair) -> tuple[str, ...]:
    """Words as they stand in the source: one that only Arabic spells so, or two with the article."""
    source = set(_WORD.findall(pair.source))
    same = [word for word in dict.fromkeys(_WORD.findall(pair.target)) if word in source]
    articles = [word for word in same if _ARTICLE.match(word)]
    return tuple(
        word for word in same if _ARABIC_ONLY.search(word) or (word in articles and len(articles) > 1)
    )


def _copied(pair: Pair, fewest: int) -> float:
    source, target = _neighbours(pair.source), _neighbours(pair.target)
    return len(source & target) / len(source) if len(source) >= fewest else 0.0


def _neighbours(text: str) -> set[tuple[str, str]]:
    """Pairs of words in one spelling, so that a Persian keyboard's ی and ک are no translation."""
    words = [word for word in _WORD.findall(normalize(text, Level.FOLDED).text) if not word.isascii()]
    return set(pairwise(words))
