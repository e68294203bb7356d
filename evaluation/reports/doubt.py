"""The figures of a doubt run as a JSON value and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from evaluation.doubt import (
    BAD,
    RECALL,
    THRESHOLDS,
    JudgedParagraph,
    ThresholdFigures,
    rank_correlation,
    recommended,
    roc_auc,
)

if TYPE_CHECKING:
    from rich.table import Table

_COLUMNS: Mapping[str, str] = {  # by the field of ThresholdFigures, how it is written
    "threshold": "{:.1f}",
    "flagged": "{:.1%}",
    "chrf_flagged": "{:.1f}",
    "chrf_unflagged": "{:.1f}",
    "recall": "{:.1%}",
    "precision": "{:.1%}",
}


@dataclass(frozen=True, slots=True)
class DoubtReport:
    """What was measured, on what; there is at least one paragraph."""

    model: str
    target: str  # BCP-47
    paragraphs: Sequence[JudgedParagraph]
    left_out: int  # paragraphs without a score, or without a reference of their own
    signature: str  # of chrF

    def value(self) -> dict[str, Any]:
        """For JSON; shares from 0 to 1, null where there is nothing to measure."""
        rows = [ThresholdFigures.measure(self.paragraphs, threshold) for threshold in THRESHOLDS]
        return {
            "model": self.model,
            "target": self.target,
            "paragraphs": len(self.paragraphs),
            "bad": sum(each.bad for each in self.paragraphs),
            "left_out": self.left_out,
            "rank_correlation": _rounded(rank_correlation(self.paragraphs)),
            "roc_auc": _rounded(roc_auc(self.paragraphs)),
            "recommended": recommended(rows),
            "thresholds": [{name: _rounded(figure) for name, figure in asdict(row).items()} for row in rows],
            "signature": self.signature,
        }

    def table(self) -> "Table":
        """A line a threshold."""
        from rich.table import Table

        table = Table(box=None)
        for name in _COLUMNS:
            table.add_column(name.replace("_", " ").replace("chrf", "chrF"), justify="right")
        for row in self.value()["thresholds"]:
            table.add_row(*(_written(row[name], form) for name, form in _COLUMNS.items()))
        return table

    def notes(self) -> list[str]:
        """What the table is of, and what follows from it."""
        value = self.value()
        threshold = value["recommended"]
        return [
            f"{self.model} to {self.target}: {value['paragraphs']} paragraphs, {value['bad']} of them bad "
            f"(chrF under {BAD:.0f}), {self.left_out} left out",
            f"rank correlation of score and chrF {_written(value['rank_correlation'])}, "
            f"ROC-AUC of the score against bad {_written(value['roc_auc'])}",
            f"nothing to recommend: no threshold here flags {RECALL:.0%} of bad paragraphs"
            if threshold is None
            else f"recommended: doubt_below = {threshold}, the lowest that flags {RECALL:.0%} of bad ones",
            f"chrf: {self.signature}",
        ]


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 3)


def _written(figure: float | None, form: str = "{:.3f}") -> str:
    return "-" if figure is None else form.format(figure)
