"""What a second sentence would add to the first one of a brief, told from what can be counted in both."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

from service.arabic.dates import dates
from service.arabic.quotes import quotations
from service.arabic.stems import stems
from service.checks.quantities.quantity import Family
from service.checks.quantities.source import source_quantities
from service.summaries.candidates import Candidate, own_headline
from service.summaries.claims.reading import Reading
from service.summaries.claims.wording import claiming
from service.summaries.method import Copy
from service.summaries.ranking import relevance
from service.summaries.shortening import beginnings
from service.summaries.trimming import Word
from service.summaries.trimming_words import bare, trimming_words
from service.text.similarity import Vectors, cosines

MOST = 60  # sentences that are looked at: a story of a megabyte has thousands
FEWEST_WORDS = 8  # «ويحتفل الأهالي بعيد البحر» takes no room, and tells nothing
_COUNTED = frozenset({Family.NUMBER, Family.FRACTION, Family.ROUGH})
_MOST_NUMBERS = 3
_WAS = frozenset({"كان", "كانت"})
_BUT = frozenset({"لكن", "ولكن", "لكنه", "لكنها", "غير", "بيد", "فيما", "بينما"})


@dataclass(frozen=True, slots=True)
class Weights:
    """additions.toml: in points of chrF and ROUGE-L together, for one of each feature."""

    intercept: float
    features: Mapping[str, float]

    def worth(self, features: Mapping[str, float]) -> float:
        """What a sentence is expected to add."""
        return self.intercept + sum(
            weight * features.get(name, 0.0) for name, weight in self.features.items()
        )


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence by its row among the candidates, as it would be printed: all of it, or a whole beginning."""

    row: int
    text: str
    features: Mapping[str, float]


def best_addition(
    copy: Copy, among: Sequence[Candidate], rows: Vectors, first: int, words: int | None
) -> Addition | None:
    """What adds most to the row that is taken, in at most so many words; None where nothing adds to it."""
    known = weights()
    offered = [
        each
        for each in additions(copy, among, rows, first)
        if words is None or len(each.text.split()) <= words
    ]
    best = max(offered, key=lambda each: known.worth(each.features), default=None)
    return best if best and known.worth(best.features) > 0 else None


def additions(copy: Copy, among: Sequence[Candidate], rows: Vectors, first: int) -> Iterator[Addition]:
    """All that may be added, in Arabic: of the more relevant half, what is neither short nor leans on others.

    Nobody speaks who is not named, and no part of a longer quotation is told.
    """
    worth, likeness = relevance(rows), cosines(rows, first)
    taken = _forms(among[first].text)
    title = Reading(" ".join(copy.texts[index] for index in own_headline(copy)))
    unsaid = [form for word in claiming(title) if taken.isdisjoint(form := stems(word.folded))]
    others = sorted((row for row in range(len(among)) if row != first), key=lambda row: (-worth[row], row))
    for row in others[: min(MOST, ceil(len(others) / 2))]:
        candidate = among[row]
        if candidate.is_torn or (candidate.leaning and candidate.index - 1 != among[first].index):
            continue
        known = {
            "first": among[first].words / 10,
            "relevance": worth[row],
            "likeness": likeness[row],
        }
        for text in (candidate.text, *beginnings(candidate.text)):
            if len(text.split()) < FEWEST_WORDS:
                continue
            told = _forms(text)
            said = sum(not told.isdisjoint(form) for form in unsaid)
            yield Addition(row, text, {**known, "headline": float(said), **_read(text)})


@cache
def weights() -> Weights:
    """Read once."""
    raw = tomllib.loads(Path(__file__).with_name("additions.toml").read_text(encoding="utf-8"))
    return Weights(raw["intercept"], raw["features"])


def _forms(text: str) -> frozenset[str]:
    """All that a word which claims something may be a form of."""
    return frozenset(form for word in claiming(Reading(text)) for form in stems(word.folded))


def _read(text: str) -> dict[str, float]:
    row = Word.all(text)
    begins, words = bare(row[0].plain), len(row) / 10
    numbers = sum(each.firm and each.family in _COUNTED for each in source_quantities(text))
    quoted = sum(closing.start - opening.end for opening, closing in quotations(text).pairs)
    return {
        "words": words,
        "words squared": words**2,
        "numbers": float(min(_MOST_NUMBERS, numbers)),
        "quoted": quoted / len(text),
        "speech": float(begins in trimming_words().speech),
        "was": float(begins in _WAS),
        "but": float(row[0].plain in _BUT),
        "year": float(any(mention.year for mention in dates(text))),
    }
