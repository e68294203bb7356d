"""From seconds and tokens to the figures of the table."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Timing:
    """One run over some passages; `tokens` are target tokens decoded, end symbols included."""

    seconds: float
    tokens: int


@dataclass(frozen=True, slots=True)
class RowFigures:
    """All that was measured of one row. Round n of one row was measured next to round n of the others."""

    name: str
    startup_seconds: float  # from nothing to the first sentence
    rounds: tuple[Timing, ...]  # over the whole workload
    latencies: tuple[float, ...]  # seconds of single sentences
    peak_bytes: int

    @property
    def seconds(self) -> float:
        """The median round."""
        return median(each.seconds for each in self.rounds)

    @property
    def tokens_per_second(self) -> float:
        """The median round."""
        return median(each.tokens / each.seconds for each in self.rounds)

    def latency(self, percent: int) -> float:
        """Within so many seconds a single sentence is done, `percent` times of a hundred."""
        if len(self.latencies) == 1:
            return self.latencies[0]
        return quantiles(self.latencies, n=100, method="inclusive")[percent - 1]


def speedup(row: RowFigures, other: RowFigures, measure: Callable[[Timing], float]) -> float:
    """How many times `other`'s speed: the median over rounds, so that a machine's drift cancels out."""
    pairs = zip(row.rounds, other.rounds, strict=True)
    return median(measure(mine) / measure(theirs) for mine, theirs in pairs)


def work_per_second(timing: Timing) -> float:
    """The workload is the same in all rows."""
    return 1 / timing.seconds


def tokens_per_second(timing: Timing) -> float:
    """More than the work where a row decodes more than it delivers: retries, a worse search."""
    return timing.tokens / timing.seconds


def cost_per_million_words(seconds: float, words: int, price: float) -> float:
    """`price` of the machine for one hour; `words` of the sources in so many seconds."""
    return price * seconds / 3600 / words * 1_000_000
