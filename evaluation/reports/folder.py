"""Where a report is kept: as a page, as Markdown, as JSON, and the leaderboard beside them."""

import json
from collections.abc import Mapping
from pathlib import Path

from evaluation.reports.json_value import report_value
from evaluation.reports.page import html_page, markdown_page
from evaluation.reports.report import Report
from evaluation.reports.writing import writing
from service.leaderboard import Leaderboard

PAGE = "report.html"


class ReportFolder:
    """FOLDER/report.html, report.md, report.json and leaderboard.json."""

    def __init__(self, folder: Path) -> None:
        """Raises InputError where there can be no such folder: before any system works."""
        self._folder = folder
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _aside(folder / PAGE).touch()
            _aside(folder / PAGE).unlink()

    def save(self, report: Report, leaderboard: Leaderboard) -> list[Path]:
        """The files. All are written before one takes the place of what was there; raises InputError."""
        value = json.dumps(report_value(report), ensure_ascii=False, indent=1)
        texts = {
            PAGE: html_page(report),
            "report.md": markdown_page(report),
            "report.json": f"{value}\n",
            "leaderboard.json": leaderboard.dumps(),
        }
        return self._replaced({self._folder / name: text for name, text in texts.items()})

    def _replaced(self, texts: Mapping[Path, str]) -> list[Path]:
        with writing(self._folder):
            try:
                for path, text in texts.items():
                    _aside(path).write_text(text, encoding="utf-8", newline="\n")
                for path in texts:
                    _aside(path).replace(path)
            finally:
                for path in texts:
                    _aside(path).unlink(missing_ok=True)
        return list(texts)


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
