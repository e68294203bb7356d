"""All that a report says, before it is put into words, a page or a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from evaluation.metrics.metric import Metric
from evaluation.reports.section import Section, section
from evaluation.runs.comparison import Result
from service.languages import Language


@dataclass(frozen=True, slots=True)
class Report:
    """A section for each set in each pair; without a date the same results make the same bytes."""

    sections: tuple[Section, ...]
    date: str | None = None  # ISO 8601

    @property
    def title(self) -> str:
        """«Evaluation of barqiya-base and nllb-600m»."""
        *others, last = dict.fromkeys(each.system for part in self.sections for each in part.systems)
        if len(others) > 2:
            return f"Evaluation of {len(others) + 1} systems"
        return f"Evaluation of {', '.join(others)}{' and ' if others else ''}{last}"


def build_report(
    results: Sequence[Result], metrics: Callable[[Language], Sequence[Metric]], date: str | None = None
) -> Report:
    """`results` are in the order of a comparison: by set, then by pair."""
    grouped = groupby(results, key=lambda result: (result.dataset, result.pair))
    return Report(tuple(section(list(group), metrics(pair.target)) for (_, pair), group in grouped), date)
