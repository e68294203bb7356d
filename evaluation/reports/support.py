"""The figures of a support run as a JSON value and as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from evaluation.support import ANY, Judged, doubts, errors, interval, roc_auc

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True)
class SupportReport:
    """What was measured; there is at least one summary."""

    judged: Sequence[Judged]

    @cached_property
    def _value(self) -> dict[str, Any]:
        """For JSON: ROC-AUC of each measure against each error; null where all or none have it."""
        measures = doubts(self.judged)
        score = next(iter(measures.values()))
        return {
            "summaries": len(self.judged),
            "stories": len({each.rated.story for each in self.judged}),
            "errors": {error: sum(each.has(error) for each in self.judged) for error in errors()},
            "roc_auc": {
                name: {error: _rounded(roc_auc(figures, self._labels(error))) for error in errors()}
                for name, figures in measures.items()
            },
            "interval": [_rounded(each) for each in interval(self.judged, score, ANY) or (None, None)],
            "findings": self._findings(),
        }

    def value(self) -> dict[str, Any]:
        """For JSON; reckoned once."""
        return self._value

    def table(self) -> "Table":
        """A line a measure, a column an error."""
        from rich.table import Table

        value = self._value
        table = Table(box=None)
        table.add_column("ROC-AUC")
        for error, count in value["errors"].items():
            table.add_column(f"{error} ({count})", justify="right")
        for name, figures in value["roc_auc"].items():
            table.add_row(name, *("-" if each is None else f"{each:.3f}" for each in figures.values()))
        return table

    def notes(self) -> list[str]:
        """What the table is of, and what each finding is worth."""
        value = self._value
        low, high = value["interval"]
        first = f"{value['summaries']} rated summaries of {value['stories']} stories"
        if low is not None:
            first += (
                f"; support score against any error: {low:.3f} to {high:.3f} in 95 % of samples of stories"
            )
        return [
            first,
            *(
                f"{name}: flags {each['flagged']} summaries, {each['with_error']} of them with an error"
                for name, each in value["findings"].items()
            ),
        ]

    def _labels(self, error: str) -> list[bool]:
        return [each.has(error) for each in self.judged]

    def _findings(self) -> dict[str, dict[str, int]]:
        flagged: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for each in self.judged:
            names = {finding.check for finding in each.support.findings}
            flagged.update(names)
            right.update(names if each.has(ANY) else ())
        return {name: {"flagged": flagged[name], "with_error": right[name]} for name in sorted(flagged)}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)
