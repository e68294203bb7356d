"""Continuous LexRank (Erkan and Radev 2004): a sentence is central if central sentences are like it."""

from typing import TYPE_CHECKING

from service.text.similarity import Vectors

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

DAMPING = 0.85
ROUNDS = 100
ENOUGH = 1e-9  # change of all ranks together at which the power iteration ends


def lexrank(rows: Vectors) -> list[float]:
    """A rank for each row of `similarity.vectors`, the highest 1; all 1 where no two rows share anything.

    The matrix of cosines is never built but applied as a product of the rows with themselves, so that a
    story of thousands of sentences takes no more memory than its text.
    """
    import numpy as np

    size = rows.shape[0]
    itself = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()

    def by_cosine(weights: "NDArray[float64]") -> "NDArray[float64]":
        return np.asarray(rows @ (rows.T @ weights) - itself * weights)

    degrees = by_cosine(np.ones(size))
    shares = np.divide(1.0, degrees, out=np.zeros(size), where=degrees > ENOUGH)
    ranks = np.full(size, 1 / size)
    for _ in range(ROUNDS):
        alone = ranks[shares == 0].sum() / size  # what is like nothing gives to all
        following = (1 - DAMPING) / size + DAMPING * (by_cosine(ranks * shares) + alone)
        change = np.abs(following - ranks).sum()
        ranks = following
        if change < ENOUGH:
            break
    return [float(rank) for rank in ranks / ranks.max()]
