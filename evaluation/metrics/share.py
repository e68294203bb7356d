"""Metrics that are a share: how much of what could be there is there, segment by segment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.metric import Measurement, Statistics


@dataclass(frozen=True, slots=True)
class Segment:
    """All that a metric may look at."""

    source: str
    hypothesis: str
    reference: str


Share = tuple[float, float]
"""A part and its whole; (0, 0) where the metric has nothing to say of a segment."""


@dataclass(frozen=True, slots=True)
class ShareMetric:
    """100 times the sum of all parts over the sum of all wholes; 100 where there is nothing to lose."""

    name: str
    signature: str
    share: Callable[[Segment], Share]

    def aggregate(self, statistics: Statistics) -> float:
        part, whole = (float(sum(row[column] for row in statistics)) for column in (0, 1))
        return 100 * part / whole if whole else 100.0

    def measure(self, hypotheses: Sequence[str], bitext: Bitext) -> Measurement:
        segments = map(Segment, bitext.sources, hypotheses, bitext.references)
        statistics = [self.share(segment) for segment in segments]
        return Measurement(self.aggregate(statistics), self.signature, statistics)
