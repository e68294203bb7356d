"""A report's scores of models, in the catalogue's words, for `--model auto`."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.reports.report import Report
from evaluation.reports.section import Section
from evaluation.runs.models import Product
from evaluation.runs.system import System
from service.leaderboard import Leaderboard, Row

_WORDS = Path(__file__).with_suffix(".toml")
_DIGITS = 4  # decimals of scores


def leaderboard_of(report: Report, systems: Sequence[System], lines: int | None = None) -> Leaderboard:
    """Of translations by models as the product uses them: nothing else is what `auto` chooses between.

    `lines` says that sets were cut to their beginning. The models' desks are still open.
    """
    products = {system.name: system for system in systems if isinstance(system, Product)}
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    rows = (
        row
        for section in report.sections
        if not section.pair.is_one_language
        for row in _rows(section, products, words, lines)
    )
    each_once = {(row.model, row.source, row.target, row.test_set, row.metric): row for row in rows}
    return Leaderboard(tuple(each_once.values()), report.date)


def _rows(
    section: Section, products: dict[str, Product], words: dict[str, Any], lines: int | None
) -> Iterator[Row]:
    for scores in section.systems:
        if scores.system not in products:
            continue
        desk = products[scores.system].desk
        profile = desk.model_for(section.pair.target).profile
        for metric, measurement in scores.result.measurements.items():
            yield Row(
                model=profile.name,
                revision=desk.depot.revision(profile),
                source=section.pair.source.tag,
                target=section.pair.target.tag,
                test_set=_test_set(section, words, lines),
                segments=len(section.segments),
                metric=words["metrics"].get(metric, metric),
                value=round(measurement.score, _DIGITS),
                low=round(scores.intervals[metric].low, _DIGITS),
                high=round(scores.intervals[metric].high, _DIGITS),
                signature=measurement.signature,
            )


def _test_set(section: Section, words: dict[str, Any], lines: int | None) -> str:
    known = words["test_sets"].get(section.dataset)
    if known and known["segments"] == len(section.segments):
        return str(known["name"])
    return section.dataset if lines is None else f"{section.dataset}[:{lines}]"
