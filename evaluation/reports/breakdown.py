"""Scores of parts of a set: its short and long segments, its topics."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.metrics.metric import Metric
from evaluation.runs.comparison import Result

_MOST_WORDS = (5, 10, 20, 30, 40, 60)  # of a source, in each length bucket but the last


@dataclass(frozen=True, slots=True)
class Part:
    """One system on some of a set's segments."""

    name: str
    segments: int
    system: str
    scores: Mapping[str, float]  # by metric


def length_bucket(source: str) -> str:
    """«11–20», in words; the last one is «61+»."""
    words, least = len(source.split()), 0
    for most in _MOST_WORDS:
        if words <= most:
            return f"{least}–{most}"
        least = most + 1
    return f"{least}+"


def length_buckets() -> tuple[str, ...]:
    """All there are, the shortest first."""
    return tuple(length_bucket("x " * words) for words in (0, *(most + 1 for most in _MOST_WORDS)))


def parts(
    keys: Sequence[str], order: Sequence[str], results: Sequence[Result], metrics: Sequence[Metric]
) -> tuple[Part, ...]:
    """Scores by what each segment's key says; `order` names the keys in the order wanted."""
    sizes = Counter(keys)
    return tuple(
        Part(name, sizes[name], result.system, _scores(name, keys, result, metrics))
        for name in order
        if sizes[name]
        for result in results
    )


def _scores(name: str, keys: Sequence[str], result: Result, metrics: Sequence[Metric]) -> dict[str, float]:
    chosen = [place for place, key in enumerate(keys) if key == name]
    return {
        metric.name: metric.aggregate(
            [result.measurements[metric.name].statistics[place] for place in chosen]
        )
        for metric in metrics
    }
