"""What every metric is: statistics for each segment first, then one score over any choice of segments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from evaluation.datasets.bitext import Bitext

Statistics = Sequence[Sequence[float]]
"""A row for each segment. Rows add up: their sum, as one row, scores as they do together, and so does the sum
of a sample of them, which a bootstrap draws."""


@dataclass(frozen=True, slots=True)
class Significance:
    """What a paired bootstrap says of a system's score beside a baseline's."""

    baseline: str
    p_value: float  # that so large a difference, either way, comes of the choice of segments
    mean: float  # of the system's scores over all samples
    interval: float  # 95 % of them lie within mean ± interval

    @property
    def is_significant(self) -> bool:
        """At the level of 5 % that is usual in the field."""
        return self.p_value < 0.05


@dataclass(frozen=True, slots=True)
class Measurement:
    """A score is no result without the signature that says how it was made."""

    score: float  # from 0 to 100; for TER less is better, and more than 100 is possible
    signature: str
    statistics: Statistics
    significance: Significance | None = None  # None where there is no baseline, or where this is the baseline


class Metric(Protocol):
    """Compares hypotheses with their references, their sources or both."""

    @property
    def name(self) -> str: ...

    def aggregate(self, statistics: Statistics) -> float:
        """The score of the segments whose statistics these are."""

    def measure(self, hypotheses: Sequence[str], bitext: Bitext) -> Measurement:
        """The score of a whole set, of one hypothesis for each segment."""
