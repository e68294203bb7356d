"""The figures of clusters as a JSON value and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evaluation.clusters import PairScore

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True, slots=True)
class ClusterReport:
    """Scores by what was measured."""

    stories: int
    scores: Mapping[str, PairScore]
    remarks: Sequence[str] = ()

    def value(self) -> dict[str, Any]:
        """For JSON."""
        return {"stories": self.stories, "pairs": {name: _value(each) for name, each in self.scores.items()}}

    def table(self) -> "Table":
        """A line for each."""
        from rich.table import Table

        table = Table("pairs of stories", box=None)
        for name in ("right", "found", "precision", "recall", "F1"):
            table.add_column(name, justify="right")
        for name, each in self.scores.items():
            shares = (f"{share:.3f}" for share in (each.precision, each.recall, each.f1))
            table.add_row(name, str(each.right), str(each.found), *shares)
        return table

    def notes(self) -> Sequence[str]:
        """What the table is of."""
        return [f"{self.stories} stories", *self.remarks]


def _value(each: PairScore) -> dict[str, Any]:
    shares = {"precision": each.precision, "recall": each.recall, "f1": each.f1}
    return {
        "right": each.right,
        "found": each.found,
        **{name: round(share, 4) for name, share in shares.items()},
    }
