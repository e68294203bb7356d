"""Which sentences say most, and which of them to take together."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from service.summaries.lexrank import lexrank
from service.text.similarity import Vectors, cosines

# Tuned by chrF and ROUGE-L on the training part of the wire corpus: there the first sentence tells most, and
# what is like the headline. In features, and in copy without a lede, it is centrality that finds the story.
CENTRALITY = 1.0
POSITION = 1.5
HEADLINE = 4.0
HALF = 3  # the sentence, counted from 0, that has half the first one's weight of position
NOVELTY = 0.4  # how much likeness to a chosen sentence counts against relevance (maximal marginal relevance)
SAME = 0.8  # a cosine from which on two sentences say the same


class Verdict(Enum):
    """What becomes of a sentence that is offered."""

    TAKEN = auto()
    PASSED_OVER = auto()
    ENOUGH = auto()  # neither this one nor any other


def relevance(rows: Vectors) -> list[float]:
    """What each candidate is worth, the best of them 1; the last row is the headline's and no candidate."""
    if rows.shape[0] < 2:
        return []
    ranks, headline = lexrank(rows[:-1]), cosines(rows, rows.shape[0] - 1)
    worth = [
        CENTRALITY * rank + POSITION / (1 + index / HALF) + HEADLINE * headline[index]
        for index, rank in enumerate(ranks)
    ]
    return [each / max(worth) for each in worth]


def best(rows: Vectors) -> int:
    """The row that says most; there has to be one beside the headline's."""
    worth = relevance(rows)
    return max(range(len(worth)), key=worth.__getitem__)


def opening(rows: Vectors, handicaps: Sequence[float]) -> int:
    """The row that `choose` offers first."""
    worth = relevance(rows)
    return max(range(len(handicaps)), key=lambda row: ((1 - NOVELTY) * worth[row] - handicaps[row], -row))


def choose(rows: Vectors, handicaps: Sequence[float], offer: Callable[[int], Verdict]) -> None:
    """Offers row numbers by maximal marginal relevance (Carbonell and Goldstein 1998), the best first.

    A handicap, 0 to 1, counts against a candidate. What says the same as one that was taken is not offered.
    """
    worth = relevance(rows)
    left = list(range(len(handicaps)))
    likeness = [0.0] * len(handicaps)  # to the one taken that is most like it
    while left:
        marginal = [
            (1 - NOVELTY) * each - NOVELTY * like - handicap
            for each, like, handicap in zip(worth, likeness, handicaps, strict=True)
        ]
        left.sort(key=lambda row: (-marginal[row], row))
        place = _taken(left, offer)
        if place is None:
            return
        likeness = [max(pair) for pair in zip(likeness, cosines(rows, left[place]), strict=False)]
        left = [row for row in left[place + 1 :] if likeness[row] < SAME]


def _taken(row_numbers: Sequence[int], offer: Callable[[int], Verdict]) -> int | None:
    """The place of the first that is taken; None where none is."""
    for place, row in enumerate(row_numbers):
        verdict = offer(row)
        if verdict is not Verdict.PASSED_OVER:
            return place if verdict is Verdict.TAKEN else None
    return None
