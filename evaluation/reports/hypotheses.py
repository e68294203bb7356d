"""What systems wrote, kept in files that `--outputs` reads back."""

import json
from collections.abc import Sequence
from pathlib import Path

from evaluation.reports.scores import scores_value
from evaluation.reports.writing import writing
from evaluation.runs.comparison import Result
from evaluation.runs.metadata import metadata


class HypothesisFolder:
    """FOLDER/<set>/<system>.<lang>, a segment a line; FOLDER/run.json: scores, and what they were made of."""

    def __init__(self, folder: Path) -> None:
        """Raises InputError where there can be no such folder: before any system works."""
        self._folder = folder
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def save(self, results: Sequence[Result]) -> list[Path]:
        """The files, one for each result; raises InputError where one cannot be written."""
        paths = [self._write(result) for result in results]
        record = {"metadata": metadata(results), "scores": scores_value(results)}
        with writing(path := self._folder / "run.json"):
            path.write_text(f"{json.dumps(record, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
        return paths

    def _write(self, result: Result) -> Path:
        target = result.pair.name.partition("-")[2] or result.pair.name
        path = self._folder / result.dataset / f"{result.system}.{target}"
        lines = (" ".join(hypothesis.split("\n")) for hypothesis in result.hypotheses)
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path
