"""All metrics by name, and the names of groups of them."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from evaluation.metrics import editorial, rouge, summaries, surface
from evaluation.metrics.comet import comet
from evaluation.metrics.metric import Metric
from service.errors import InputError
from service.languages import Language

METRICS: Mapping[str, Callable[[Language], Metric]] = {
    **surface.METRICS,
    **editorial.METRICS,
    **rouge.METRICS,
    **summaries.METRICS,
    "comet": comet,
}
GROUPS: Mapping[str, Sequence[str]] = {
    "editorial": tuple(editorial.METRICS),
    "summary": (*rouge.METRICS, *summaries.METRICS),
}
LESS_IS_BETTER = frozenset({"ter"})
NEITHER_IS_BETTER = frozenset({"novelty", "compression", "summary-coverage"})


def find_metrics(names: Sequence[str], target: Language) -> list[Metric]:
    """The metrics of these names and groups, for texts in one language, each once.

    Raises InputError where a name is none of METRICS or GROUPS, or where a metric needs what is not here.
    """
    wanted = dict.fromkeys(each for name in names for each in GROUPS.get(name, (name,)))
    return [find_metric(name, target) for name in wanted]


def find_metric(name: str, target: Language) -> Metric:
    """The metric of a name, for texts in one language; raises InputError."""
    if name not in METRICS:
        close = get_close_matches(name, [*METRICS, *GROUPS], n=1)
        hint = f"did you mean {close[0]}?" if close else f"use {', '.join([*METRICS, *GROUPS])}"
        raise InputError(f"metric {name} is not known", hint)
    return METRICS[name](target)
