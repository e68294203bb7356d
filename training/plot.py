"""A run's log as a figure: loss above, chrF below, over the minutes of training."""

from pathlib import Path
from typing import Any

from training.errors import TrainingError
from training.log import read_log


def plot(log: Path, out: Path) -> None:
    """Writes an image whose kind is told by its ending; raises TrainingError where it cannot."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
    except ImportError:
        raise TrainingError("matplotlib is missing: pip install -r requirements-training.txt") from None
    if not log.is_file():
        raise TrainingError(f"there is no log {log}: name the log.jsonl of a run")
    steps, watched = _split(read_log(log))
    if not steps:
        raise TrainingError(f"{log} has no steps yet: wait for the first line")
    mpl.rcParams["svg.hashsalt"] = "barqiya"  # the same figure for the same log
    figure = Figure(figsize=(8, 6), layout="constrained")
    loss, chrf = figure.subplots(2, 1, sharex=True)
    minutes = [row["minutes"] for row in steps]
    loss.plot(minutes, [row["cross_entropy"] for row in steps], color="0.7", label="training")
    for name, rows in watched.items():
        times = [row["minutes"] for row in rows]
        loss.plot(times, [row["loss"] for row in rows], marker=".", label=name)
        chrf.plot(times, [row["chrf"] for row in rows], marker=".", label=name)
    loss.set(ylabel="cross-entropy (nats a token)")
    chrf.set(ylabel="chrF, greedy", xlabel="minutes")
    loss.legend()
    try:
        figure.savefig(out, metadata={"Date": None} if out.suffix == ".svg" else None)
    except (OSError, ValueError) as error:
        raise TrainingError(f"{out} cannot be written: {error}") from None


def _split(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """The lines of the training, and those of each held-out set."""
    watched: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if "set" in row:
            watched.setdefault(row["set"], []).append(row)
    return [row for row in rows if "cross_entropy" in row], watched
