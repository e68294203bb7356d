"""Ratings of systems from votes, by the model of Bradley and Terry on the scale of Elo.

Bradley and Terry (1952): a system beats one that is d points behind in 1 / (1 + 10 ** (-d / 400)) of cases.
A tie and "both bad" count as half a win to each side: Hunter (2004), "MM algorithms for generalized
Bradley-Terry models", names the practice, and Chatbot Arena follows it. Strengths have a normal prior about
their mean, so that they are finite after a single vote, and where a system has won every vote.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from service.votes import Outcome, Vote

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

MEAN = 1000.0
SCALE = 400 / log(10)  # points to one unit of log odds
DEVIATION = 200.0  # points: the prior; two of three systems are expected within so much of the mean
CONFIDENCE = 1.959964  # standard errors to each side hold 95 % of a normal distribution
TOLERANCE = 1e-10  # of the gradient, in wins for one vote

SHARES: Mapping[Outcome, float] = {
    Outcome.LEFT: 1.0,
    Outcome.RIGHT: 0.0,
    Outcome.TIE: 0.5,
    Outcome.BOTH_BAD: 0.5,
}
"""How much of a win an outcome is to the system on the left."""

COUNTED: Mapping[Outcome, tuple[str, str]] = {
    Outcome.LEFT: ("wins", "losses"),
    Outcome.RIGHT: ("losses", "wins"),
    Outcome.TIE: ("ties", "ties"),
    Outcome.BOTH_BAD: ("both_bad", "both_bad"),
}
"""As what an outcome is counted for the system on the left, and for the one on the right."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A system's strength in points, its interval of 95 %, and the votes behind it."""

    system: str
    rank: int  # 1 + how many systems are better beyond doubt: their whole interval lies above this one's
    rating: float
    low: float
    high: float
    votes: int  # wins + ties + both_bad + losses
    wins: int
    ties: int
    both_bad: int
    losses: int


def bradley_terry(votes: Iterable[Vote], *, deviation: float = DEVIATION) -> tuple[Rating, ...]:
    """The systems of one pair of languages, the best first; their mean is 1000.

    Intervals are by the information matrix at the most probable strengths, the prior's information included.
    A bootstrap would be certain of a system that never lost, after one vote as after a hundred.
    """
    cast = tuple(votes)
    systems = sorted({system for vote in cast for system in (vote.left, vote.right)})
    if not systems:
        return ()
    won = _won(cast, systems)
    strengths = _strengths(won, deviation / SCALE)
    errors = _standard_errors(won, strengths, deviation / SCALE)
    points = [
        (MEAN + SCALE * strength, CONFIDENCE * SCALE * error)
        for strength, error in zip(strengths.tolist(), errors.tolist(), strict=True)
    ]
    lows = [rating - margin for rating, margin in points]
    tallies = _tallies(cast)
    rated = (
        _rating(system, rating, margin, 1 + sum(low > rating + margin for low in lows), tallies[system])
        for system, (rating, margin) in zip(systems, points, strict=True)
    )
    return tuple(sorted(rated, key=lambda each: (-each.rating, each.system)))


def _rating(system: str, rating: float, margin: float, rank: int, tally: Counter[str]) -> Rating:
    counts = {name: tally[name] for name in ("wins", "ties", "both_bad", "losses")}
    return Rating(system, rank, rating, rating - margin, rating + margin, sum(counts.values()), **counts)


def _tallies(votes: Sequence[Vote]) -> dict[str, Counter[str]]:
    """What became of each system's votes, by the fields of a rating."""
    tallies: dict[str, Counter[str]] = {}
    for vote in votes:
        for system, name in zip((vote.left, vote.right), COUNTED[vote.outcome], strict=True):
            tallies.setdefault(system, Counter())[name] += 1
    return tallies


def _won(votes: Sequence[Vote], systems: Sequence[str]) -> "NDArray[float64]":
    """How often the system of a row has beaten that of a column, halves of a win included."""
    import numpy as np

    place = {system: index for index, system in enumerate(systems)}
    won = np.zeros((len(systems), len(systems)))
    for vote in votes:
        left, right = place[vote.left], place[vote.right]
        won[left, right] += SHARES[vote.outcome]
        won[right, left] += 1 - SHARES[vote.outcome]
    return won


def _strengths(won: "NDArray[float64]", deviation: float) -> "NDArray[float64]":
    """The most probable log strengths. The prior puts their mean at zero, as votes tell only differences."""
    import numpy as np
    from scipy.optimize import minimize

    games, votes = won + won.T, won.sum()

    def loss(strengths: "NDArray[float64]") -> float:
        behind = strengths[None, :] - strengths[:, None]
        unlikely = (won * np.logaddexp(0, behind)).sum() + (strengths**2).sum() / (2 * deviation**2)
        return float(unlikely / votes)

    def slope(strengths: "NDArray[float64]") -> "NDArray[float64]":
        expected = games * _chances(strengths)
        return np.asarray(((expected - won).sum(axis=1) + strengths / deviation**2) / votes)

    def curvature(strengths: "NDArray[float64]") -> "NDArray[float64]":
        return np.asarray(_information(games, strengths, deviation) / votes)

    start = np.zeros(len(won))
    found = minimize(
        loss, start, jac=slope, hess=curvature, method="trust-exact", options={"gtol": TOLERANCE}
    )
    return np.asarray(found.x)


def _standard_errors(
    won: "NDArray[float64]", strengths: "NDArray[float64]", deviation: float
) -> "NDArray[float64]":
    """Of the log strengths about their mean, of which votes tell nothing: its direction is taken out."""
    import numpy as np

    information = _information(won + won.T, strengths, deviation) - deviation**-2 / len(won)
    return np.asarray(np.sqrt(np.linalg.pinv(information, hermitian=True).diagonal()))


def _information(
    games: "NDArray[float64]", strengths: "NDArray[float64]", deviation: float
) -> "NDArray[float64]":
    import numpy as np

    chances = _chances(strengths)
    told = games * chances * (1 - chances)
    return np.asarray(np.diag(told.sum(axis=1) + deviation**-2) - told)


def _chances(strengths: "NDArray[float64]") -> "NDArray[float64]":
    """Of the system of a row to beat that of a column."""
    import numpy as np

    return np.asarray(0.5 * (1 + np.tanh((strengths[:, None] - strengths[None, :]) / 2)))
