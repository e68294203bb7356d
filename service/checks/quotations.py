"""Whether what the source quotes is still a quotation; names and catchwords in marks are not counted."""

import re
from dataclasses import dataclass

from service.arabic.quotes import quotations
from service.checks.check import Pair
from service.reasons import finding
from service.story import Finding

_WORD = re.compile(r"\w+")
_LONE_SINGLE = re.compile(r"(?<!\w)['‘’‚]|['‘’](?!\w)")
"""A single mark, which may have its partner in another sentence; an apostrophe within a word is none."""


@dataclass(frozen=True, slots=True)
class QuotationScore:
    """Quotations on both sides; in the source, those inside others are left out."""

    source: tuple[str, ...]  # what is quoted at some length, between marks that pair
    target: int  # pairs, and marks without a partner


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """Human translations drop the marks of names and catchwords, but of six quoted words hardly ever."""

    name: str = "quotations"
    fewest_words: int = 6

    def score(self, pair: Pair) -> QuotationScore:
        found = quotations(pair.target)
        single = _LONE_SINGLE.search(pair.target) is not None
        return QuotationScore(
            source=tuple(
                text for text in _quoted(pair.source) if len(_WORD.findall(text)) >= self.fewest_words
            ),
            target=len(found.pairs) + len(found.unbalanced) + single,
        )

    def accept(self, score: QuotationScore) -> bool:
        return score.target >= len(score.source)

    def reason(self, score: QuotationScore) -> Finding:
        if score.target:
            return finding(self.name, "quotations.fewer", source=len(score.source), target=score.target)
        opening = " ".join(score.source[0].split()[:4])
        return finding(self.name, "quotations.lost", opening=f"{opening} ...")

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        score = self.score(pair)
        return () if self.accept(score) else (self.reason(score),)


def _quoted(text: str) -> list[str]:
    """What stands between outer marks that pair; a mark without a partner tells nothing."""
    quoted, done = [], 0
    for opening, closing in quotations(text).pairs:
        if opening.start >= done:
            quoted.append(text[opening.end : closing.start])
            done = closing.end
    return quoted
