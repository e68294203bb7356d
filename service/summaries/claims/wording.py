"""The words of a summary that claim something, and those of them that its story has in no form."""

import tomllib
from functools import cache
from pathlib import Path

from service.arabic.stems import without_prefixes
from service.summaries.claims.lexicon import fold
from service.summaries.claims.reading import Reading, Word


def claiming(told: Reading) -> list[Word]:
    """Words that are neither figures nor grammar nor what any summary says."""
    return [word for word in told.words if claims(word)]


def claims(word: Word) -> bool:
    """Whether a word is neither a figure nor grammar nor what any summary says."""
    return not word.is_figure and not _claims_nothing(word.folded)


def strange(told: Reading, story: Reading) -> list[Word]:
    """Those of them without a form, a derivation or another spelling of theirs in the story."""
    return [word for word in claiming(told) if not story.has(word.folded) and not story.has_root(word.folded)]


def _claims_nothing(word: str) -> bool:
    known = _empty_words()
    return len(word) < 2 or word in known or not known.isdisjoint(_without_conjunction(word))


def _without_conjunction(word: str) -> set[str]:
    """«وأعلنت» is «أعلنت»; other prefixes stay, «لدى» is no «دى»."""
    return {rest for rest in without_prefixes(word) if word[0] in "وف" and len(rest) == len(word) - 1}


@cache
def _empty_words() -> frozenset[str]:
    raw = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for words in raw.values() for word in words)
