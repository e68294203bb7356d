"""Systems beside a baseline, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.metrics.registry import LESS_IS_BETTER, NEITHER_IS_BETTER
from evaluation.runs.comparison import Result


@dataclass(frozen=True, slots=True)
class Beside:
    """A system's score less the baseline's; `verdict` is what a desk may conclude."""

    system: str
    baseline: str
    metric: str
    difference: float
    p_value: float
    verdict: str


def beside_baseline(results: Sequence[Result]) -> tuple[Beside, ...]:
    """A row for each metric of each system that was held against another; all on one set in one pair."""
    return tuple(_rows(results))


def _rows(results: Sequence[Result]) -> Iterator[Beside]:
    named = {result.system: result.measurements for result in results}
    for result in results:
        for metric, measurement in result.measurements.items():
            if told := measurement.significance:
                difference = measurement.score - named[told.baseline][metric].score
                verdict = _verdict(metric, difference) if told.is_significant else "no difference shown"
                yield Beside(result.system, told.baseline, metric, difference, told.p_value, verdict)


def _verdict(metric: str, difference: float) -> str:
    if metric in NEITHER_IS_BETTER:
        return "more" if difference > 0 else "less"
    return "better" if (difference > 0) != (metric in LESS_IS_BETTER) else "worse"
