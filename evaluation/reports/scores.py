"""Results of a comparison as a JSON value and as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from evaluation.runs.comparison import Result

if TYPE_CHECKING:
    from rich.table import Table


def scores_value(results: Sequence[Result]) -> dict[str, Any]:
    """{set: {pair: {system: {metric: {"score": ..., "signature": ...}}}}}, scores to one decimal."""
    value: dict[str, Any] = {}
    for result in results:
        systems = value.setdefault(result.dataset, {}).setdefault(result.pair.name, {})
        systems[result.system] = {
            name: {"score": round(measurement.score, 1), "signature": measurement.signature}
            for name, measurement in result.measurements.items()
        }
    return value


def scores_table(results: Sequence[Result]) -> "Table":
    """A line for each set, pair and system; a column for each metric."""
    from rich.table import Table

    table = Table("set", "pair", "system", box=None)
    for metric in results[0].measurements:
        table.add_column(metric, justify="right")
    for result in results:
        scores = (f"{measurement.score:.1f}" for measurement in result.measurements.values())
        table.add_row(result.dataset, result.pair.name, result.system, *scores)
    return table


def signatures(results: Sequence[Result]) -> list[str]:
    """«bleu: nrefs:1|case:mixed|...», each once: they differ between languages."""
    return list(
        dict.fromkeys(
            f"{name}: {measurement.signature}"
            for result in results
            for name, measurement in result.measurements.items()
        )
    )
