"""How far a score may be trusted: what it would be on other segments of the same kind."""

from dataclasses import dataclass

from evaluation.metrics.metric import Metric, Statistics
from evaluation.metrics.significance import SAMPLES, SEED


@dataclass(frozen=True, slots=True)
class Interval:
    """Within it 95 % of the scores of resampled sets lie (Koehn 2004)."""

    low: float
    high: float


def interval(metric: Metric, statistics: Statistics) -> Interval:
    """By bootstrap, on the samples that significance is found with: the same every time."""
    import numpy as np

    rows = np.asarray(statistics, dtype=float)
    draws = np.random.default_rng(SEED).choice(len(rows), size=(SAMPLES, len(rows)))
    scores = sorted(metric.aggregate([rows[draw].sum(axis=0).tolist()]) for draw in draws)
    tail = SAMPLES // 40
    return Interval(scores[tail], scores[-1 - tail])
