"""The figures of a speed run as a JSON value and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evaluation.speed.figures import (
    RowFigures,
    cost_per_million_words,
    speedup,
    tokens_per_second,
    work_per_second,
)

if TYPE_CHECKING:
    from rich.table import Table

_BASELINES = ("naive", "translate_batch")
_PERCENTILES = (50, 90, 95)


@dataclass(frozen=True, slots=True)
class SpeedReport:
    """What was measured, on what, with what."""

    machine: Mapping[str, Any]
    model: str
    target: str  # BCP-47
    device: str  # as it was asked for
    beam_size: int
    sentences: int
    words: int  # of the sources
    rows: tuple[RowFigures, ...]
    target_tokens: int | None = None  # of every target, where its length is forced
    price: float | None = None  # of the machine for one hour

    def value(self) -> dict[str, Any]:
        """For JSON: rows by name, in the order measured."""
        return {
            "machine": dict(self.machine),
            "model": self.model,
            "target": self.target,
            "device": self.device,
            "beam_size": self.beam_size,
            "target_tokens": self.target_tokens,
            "sentences": self.sentences,
            "words": self.words,
            "rows": {row.name: self._row(row) for row in self.rows},
        }

    def table(self) -> "Table":
        """A line a row; speeds against the naive loop and `translate_batch` are in sentences."""
        from rich.table import Table

        table = Table("row", box=None)
        baselines = [f"× {name}" for name in self._baselines()]
        latencies = [f"p{percent} ms" for percent in _PERCENTILES]
        costs = ["per million words"] if self.price is not None else []
        for header in ("tokens/s", "sentences/s", *baselines, *latencies, "start s", "peak MB", *costs):
            table.add_column(header, justify="right")
        for row in self.rows:
            table.add_row(row.name, *self._cells(self._row(row)))
        return table

    def notes(self) -> list[str]:
        """The run and its machine in words; the product's speed against the library's in tokens as well."""
        machine = ", ".join(f"{name} {value}" for name, value in self.machine.items() if value is not None)
        forced = "" if self.target_tokens is None else f"{self.target_tokens} tokens forced in each target, "
        rounds = len(self.rows[0].rounds)
        return [
            *self._shares(),
            f"{self.model} to {self.target}, device {self.device}, beam {self.beam_size}: "
            f"{self.sentences} sentences, {self.words} words, {forced}"
            + ("one round" if rounds == 1 else f"{rounds} rounds by turns, medians"),
            machine,
        ]

    def _shares(self) -> list[str]:
        library = self._baselines().get("translate_batch")
        return [
            f"{row.name} against translate_batch: {speedup(row, library, work_per_second):.1%} in sentences, "
            f"{speedup(row, library, tokens_per_second):.1%} in tokens decoded"
            for row in self.rows
            if library and row.name.startswith(("pipeline", "batch"))
        ]

    def _baselines(self) -> dict[str, RowFigures]:
        return {row.name: row for row in self.rows if row.name in _BASELINES}

    def _row(self, row: RowFigures) -> dict[str, Any]:
        value: dict[str, Any] = {
            "tokens_per_second": round(row.tokens_per_second, 1),
            "sentences_per_second": round(self.sentences / row.seconds, 2),
            "speedup": {
                name: {
                    "sentences": round(speedup(row, baseline, work_per_second), 3),
                    "tokens": round(speedup(row, baseline, tokens_per_second), 3),
                }
                for name, baseline in self._baselines().items()
            },
            "latency_ms": {f"p{each}": round(1000 * row.latency(each), 1) for each in _PERCENTILES},
            "startup_seconds": round(row.startup_seconds, 2),
            "peak_mb": round(row.peak_bytes / 1e6),
            "rounds": [{"seconds": round(each.seconds, 3), "tokens": each.tokens} for each in row.rounds],
        }
        if self.price is not None:
            value["cost_per_million_words"] = round(
                cost_per_million_words(row.seconds, self.words, self.price), 4
            )
        return value

    def _cells(self, row: Mapping[str, Any]) -> list[str]:
        cost = row.get("cost_per_million_words")
        return [
            f"{row['tokens_per_second']:,.0f}",
            f"{row['sentences_per_second']:,.1f}",
            *(f"{each['sentences']:.2f}" for each in row["speedup"].values()),
            *(f"{each:,.0f}" for each in row["latency_ms"].values()),
            f"{row['startup_seconds']:.1f}",
            f"{row['peak_mb']:,}",
            *([f"{cost:,.2f}"] if cost is not None else []),
        ]
