"""The figures of a stress run as a JSON value and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evaluation.metrics.significance import SIGNATURE
from evaluation.stress.trial import SEED, Trial

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True, slots=True)
class StressReport:
    """What was measured, on what; the first trial is of the untouched stories."""

    model: str
    dataset: str
    target: str  # BCP-47
    stories: int
    trials: Sequence[Trial]

    def value(self) -> dict[str, Any]:
        """For JSON: distortions by name, changes beside the untouched stories."""
        return {
            "model": self.model,
            "set": self.dataset,
            "target": self.target,
            "stories": self.stories,
            "seed": SEED,
            "metrics": {name: each.signature for name, each in self.trials[0].measurements.items()},
            "distortions": {trial.distortion: self._trial(trial) for trial in self.trials},
        }

    def table(self) -> "Table":
        """A line a distortion; a score, then what it moved by, with a star where that is significant."""
        from rich.table import Table

        value = self.value()
        table = Table("distortion", box=None)
        for header in ("stories changed", *value["metrics"]):
            table.add_column(header, justify="right")
        table.add_column("findings")
        for name, trial in value["distortions"].items():
            scores = (_cell(each) for each in trial["scores"].values())
            table.add_row(name, str(trial["changed"]), *scores, _findings(trial["findings"]))
        return table

    def notes(self) -> list[str]:
        """What the table is of."""
        signatures = self.trials[0].measurements.items()
        return [
            f"{self.model} to {self.target}: {self.stories} stories of {self.dataset}, each a segment; "
            f"changes beside the untouched stories, * where p < 0.05 (paired bootstrap, {SIGNATURE})",
            *(f"{name}: {measurement.signature}" for name, measurement in signatures),
        ]

    def _trial(self, trial: Trial) -> dict[str, Any]:
        untouched = self.trials[0]
        checks = sorted({*trial.findings, *untouched.findings})
        return {
            "changed": trial.changed,
            "scores": {name: self._score(trial, name) for name in trial.measurements},
            "findings": {
                check: {
                    "count": trial.findings.get(check, 0),
                    "change": trial.findings.get(check, 0) - untouched.findings.get(check, 0),
                }
                for check in checks
            },
        }

    def _score(self, trial: Trial, name: str) -> dict[str, float]:
        measurement, untouched = trial.measurements[name], self.trials[0].measurements[name]
        value = {"score": round(measurement.score, 1)}
        if told := measurement.significance:
            value["change"] = round(measurement.score - untouched.score, 1)
            value["p_value"] = round(told.p_value, 4)
        return value


def _cell(score: Mapping[str, float]) -> str:
    """«57.3», or «55.1 -2.2*»."""
    if "change" not in score:
        return f"{score['score']:.1f}"
    return f"{score['score']:.1f} {score['change']:+.1f}{'*' if score['p_value'] < 0.05 else ' '}"


def _findings(findings: Mapping[str, Mapping[str, int]]) -> str:
    """«numbers 4 (+3), residue 0 (-1)»; a change of nothing is not told."""
    told = (
        f"{check} {each['count']}" + (f" ({each['change']:+d})" if each["change"] else "")
        for check, each in findings.items()
    )
    return ", ".join(told) or "none"
