"""Paired bootstrap resampling (Koehn 2004) for any metric, figure for figure as sacreBLEU does it."""

from typing import TYPE_CHECKING

from evaluation.metrics.metric import Metric, Significance, Statistics

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

SAMPLES = 1000
SEED = 12345  # sacreBLEU's own
SIGNATURE = f"bs:{SAMPLES}|seed:{SEED}"


def paired_bootstrap(
    metric: Metric, system: Statistics, baseline: Statistics, name: str, samples: int = SAMPLES
) -> Significance:
    """How sure it is that a system differs from the baseline of that name, on the same segments.

    The p-value is two-sided: the share of samples in which the difference strays from its mean by more than
    the difference itself, with one added to both (as in multeval), so that it is never 0. Where both scores
    are the same it is 1; sacreBLEU calls that, a system beside itself, as sure as can be.
    """
    import numpy as np

    chosen = np.random.default_rng(SEED).choice(len(system), size=(samples, len(system)), replace=True)
    ours, theirs = (_scores(metric, statistics, chosen) for statistics in (system, baseline))
    difference = abs(metric.aggregate(system) - metric.aggregate(baseline))
    strays = np.abs(ours - theirs)
    more = int(np.sum(strays - strays.mean() > difference))
    ordered, cut = np.sort(ours), samples // 40
    return Significance(
        baseline=name,
        p_value=(more + 1) / (samples + 1) if difference else 1.0,
        mean=float(ours.mean()),
        interval=float(ordered[samples - cut - 1] - ordered[cut]) / 2,
    )


def _scores(metric: Metric, statistics: Statistics, chosen: "NDArray[intp]") -> "NDArray[float64]":
    """A score for each sample; a row of `chosen` has a sample's segments."""
    import numpy as np

    rows = np.array(statistics, dtype="float32")
    return np.array([metric.aggregate([rows[sample].sum(axis=0)]) for sample in chosen])
