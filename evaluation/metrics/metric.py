"""What every metric is: statistics for each segment first, then one score over any choice of segments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from evaluation.datasets.bitext import Bitext

Statistics = Sequence[Sequence[float]]
"""A row for each segment; rows of a sample of segments can be aggregated as well, which a bootstrap does."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A score is no result without the signature that says how it was made."""

    score: float  # from 0 to 100; for TER less is better, and more than 100 is possible
    signature: str
    statistics: Statistics


class Metric(Protocol):
    """Compares hypotheses with their references, their sources or both."""

    @property
    def name(self) -> str: ...

    def aggregate(self, statistics: Statistics) -> float:
        """The score of the segments whose statistics these are."""

    def measure(self, hypotheses: Sequence[str], bitext: Bitext) -> Measurement:
        """The score of a whole set, of one hypothesis for each segment."""
