"""Results of a comparison as a JSON value and as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from evaluation.metrics.metric import Measurement
from evaluation.metrics.significance import SIGNATURE
from evaluation.runs.comparison import Result

if TYPE_CHECKING:
    from rich.table import Table


def scores_value(results: Sequence[Result]) -> dict[str, Any]:
    """{set: {pair: {system: {metric: {"score": ..., "signature": ...}}}}}, scores to one decimal.

    Beside a baseline, "significance" says how sure the difference is.
    """
    value: dict[str, Any] = {}
    for result in results:
        systems = value.setdefault(result.dataset, {}).setdefault(result.pair.name, {})
        systems[result.system] = {
            name: _value(measurement) for name, measurement in result.measurements.items()
        }
    return value


def _value(measurement: Measurement) -> dict[str, Any]:
    value: dict[str, Any] = {"score": round(measurement.score, 1), "signature": measurement.signature}
    if told := measurement.significance:
        value["significance"] = {
            "baseline": told.baseline,
            "p_value": round(told.p_value, 4),
            "mean": round(told.mean, 1),
            "interval": round(told.interval, 1),
            "signature": SIGNATURE,
        }
    return value


def scores_table(results: Sequence[Result]) -> "Table":
    """A line for each set, pair and system; a column for each metric."""
    from rich.table import Table

    table = Table("set", "pair", "system", box=None)
    for metric in results[0].measurements:
        table.add_column(metric, justify="right", overflow="fold")
    for result in results:
        table.add_row(
            result.dataset, result.pair.name, result.system, *map(_cell, result.measurements.values())
        )
    return table


def _cell(measurement: Measurement) -> str:
    """«46.0», or «46.0 p=.001*» beside a baseline; the star is significance at 5 %."""
    told = measurement.significance
    if told is None:
        return f"{measurement.score:.1f}"
    p_value = f"{told.p_value:.3f}".removeprefix("0")
    return f"{measurement.score:.1f} p={p_value}{'*' if told.is_significant else ' '}"


def signatures(results: Sequence[Result]) -> list[str]:
    """«bleu: nrefs:1|case:mixed|...», each once: they differ between languages."""
    measured = [each for result in results for each in result.measurements.items()]
    told = dict.fromkeys(f"{name}: {measurement.signature}" for name, measurement in measured)
    beside = dict.fromkeys(each.significance.baseline for _, each in measured if each.significance)
    return [*told, *(f"p: against {baseline}, paired bootstrap, {SIGNATURE}" for baseline in beside)]
