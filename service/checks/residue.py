"""What was not translated: Arabic left in the target, the source handed back, symbols of the model."""

import re
from dataclasses import dataclass
from itertools import pairwise

import regex

from service.arabic.normalize import Level, normalize
from service.checks.check import Pair
from service.checks.writing import script, writing
from service.reasons import finding
from service.story import Finding

_ARABIC = regex.compile(r"[\p{scx=Arab}--[\p{P}\p{Cf}\p{Zinh}]]\p{scx=Arab}*|[؟،؛]", regex.V1)
"""A run of Arabic letters and digits, or a mark that only scripts beside Arabic share."""

_SYMBOL = re.compile(
    r"⁇|\ufffd|▁|<unk>|</?s>|<pad>|>>\w+<<|\b[a-z]{3}_[A-Z][a-z]{3}\b|&(?:quot|apos|amp|lt|gt|#39);"
)
"""Marks of an unknown token, special tokens, tags of a language, escapes of a corpus."""

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_LETTERS = re.compile("[ةإى]")
_ARABIC_KEYBOARD = re.compile("[ةإىيك]")
_PERSIAN_KEYBOARD = frozenset({"fa", "prs", "ur", "ckb"})
"""These write ی and ک, so «علي» and «كابل» were not written by them; Pashto, Sindhi and Uyghur write ي."""

_LONG_WITH_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w{5}")
"""«الوزراء», «للعمال»; «الله» and short names are at home in other languages of the script."""


@dataclass(frozen=True, slots=True)
class Residue:
    """What of the source or the model stands in the target."""

    arabic: tuple[str, ...]  # words, in a target that is not written in Arabic letters
    symbols: tuple[str, ...]
    kept: tuple[str, ...]  # Arabic words of the source, in a target that is written in Arabic letters
    copied: float  # the share of the source's pairs of neighbouring words that the target has, for the same


@dataclass(frozen=True, slots=True)
class ResidueCheck:
    """No human translation leaves Arabic or a symbol; in Persian and Urdu none copies a fifth of it."""

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

    def reason(self, residue: Residue) -> Finding:
        if residue.copied > self.most_copied:
            return finding(self.name, "residue.copied")
        if residue.arabic or residue.kept:
            return finding(self.name, "residue.arabic", words=(residue.arabic + residue.kept)[:3])
        return finding(self.name, "residue.symbols", symbols=" ".join(residue.symbols[:3]))

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        residue = self.score(pair)
        return () if self.accept(residue) else (self.reason(residue),)


def _kept(pair: Pair) -> tuple[str, ...]:
    """Words that stand in the source just so, and that the target's language does not spell or build so."""
    foreign = _ARABIC_KEYBOARD if pair.language.tag in _PERSIAN_KEYBOARD else _ARABIC_LETTERS
    source = set(_WORD.findall(pair.source))
    same = (word for word in dict.fromkeys(_WORD.findall(pair.target)) if word in source)
    return tuple(word for word in same if foreign.search(word) or _LONG_WITH_ARTICLE.match(word))


def _copied(pair: Pair, fewest: int) -> float:
    source, target = _neighbours(pair.source), _neighbours(pair.target)
    return len(source & target) / len(source) if len(source) >= fewest else 0.0


def _neighbours(text: str) -> set[tuple[str, str]]:
    """Pairs of words in one spelling, so that a Persian keyboard's ی and ک are no translation."""
    words = [word for word in _WORD.findall(normalize(text, Level.FOLDED).text) if not word.isascii()]
    return set(pairwise(words))
