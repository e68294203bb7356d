"""How sure it is that systems differ from one of them, on each set, in each pair, by each metric."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from evaluation.metrics.metric import Metric
from evaluation.metrics.significance import paired_bootstrap
from evaluation.runs.comparison import Result
from service.languages import Language


def against(
    results: Sequence[Result], baseline: str, metrics: Callable[[Language], Sequence[Metric]]
) -> list[Result]:
    """The results, each measurement with its significance beside the system of that name."""
    beside = {(each.dataset, each.pair): each for each in results if each.system == baseline}
    return [
        each if each.system == baseline else _compared(each, beside[each.dataset, each.pair], metrics)
        for each in results
    ]


def _compared(result: Result, baseline: Result, metrics: Callable[[Language], Sequence[Metric]]) -> Result:
    measurements = dict(result.measurements)
    for metric in metrics(result.pair.target):
        ours, theirs = measurements[metric.name], baseline.measurements[metric.name]
        told = paired_bootstrap(metric, ours.statistics, theirs.statistics, baseline.system)
        measurements[metric.name] = replace(ours, significance=told)
    return replace(result, measurements=measurements)
