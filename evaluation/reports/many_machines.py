"""The figures of both executors as a JSON value and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from evaluation.speed.many_machines import Run

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True, slots=True)
class ManyMachinesReport:
    """Medians of the rounds; both executors had the same number of cores."""

    machine: Mapping[str, Any]
    model: str
    cores: int
    sentences: int
    runs: Sequence[Run]

    def value(self) -> dict[str, Any]:
        return {
            "machine": dict(self.machine),
            "model": self.model,
            "cores": self.cores,
            "sentences": self.sentences,
            "executors": {name: self._figures(name) for name in ("local", "ray")},
            "ray_to_local": self._share(),
        }

    def table(self) -> "Table":
        from rich.table import Table

        table = Table("executor", box=None)
        for header in ("sentences/s", "sentences/s a core", "start s"):
            table.add_column(header, justify="right")
        for name in ("local", "ray"):
            figures = self._figures(name)
            table.add_row(name, *(f"{value:.1f}" for value in figures.values()))
        return table

    def notes(self) -> list[str]:
        machine = ", ".join(f"{name} {value}" for name, value in self.machine.items() if value is not None)
        rounds = len(self.runs) // 2
        return [
            f"Ray does {self._share():.0%} of what one process does on as many cores; the outputs are equal",
            f"{self.model}, {self.sentences} sentences, rounds by turns: {rounds}; the start apart",
            machine,
        ]

    def _figures(self, executor: str) -> dict[str, float]:
        runs = [run for run in self.runs if run.executor == executor]
        rate = median(run.rate for run in runs)
        return {
            "sentences_per_second": rate,
            "sentences_per_second_and_core": rate / self.cores,
            "startup_seconds": median(run.startup_seconds for run in runs),
        }

    def _share(self) -> float:
        """The median of rounds, each of which had the machine in one state."""
        pairs = zip(self.runs[::2], self.runs[1::2], strict=True)
        return median(ray.rate / local.rate for local, ray in pairs)
