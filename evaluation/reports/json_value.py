"""A report as a JSON value: all that the page shows, for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from evaluation.metrics.significance import SIGNATURE
from evaluation.reports.breakdown import Part
from evaluation.reports.report import Report
from evaluation.reports.section import Section, SystemScores
from evaluation.reports.segments import Judged, SegmentRow
from evaluation.reports.significances import Beside
from evaluation.runs.metadata import metadata

_DIGITS = 4  # decimals of figures


def report_value(report: Report) -> dict[str, Any]:
    """Sets in their order, segments in that of their set; scores are from 0 to 100, ranks from 0 to 1."""
    return {
        "date": report.date,
        "run": metadata([each.result for section in report.sections for each in section.systems]),
        "bootstrap": SIGNATURE,
        "sets": [_section(section) for section in report.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "set": section.dataset,
        "pair": section.pair.name,
        "signatures": section.signatures,
        "systems": {each.system: _scores(each) for each in section.systems},
        "significance": [_beside(row) for row in section.significances],
        "findings": {row.check: dict(row.segments) for row in section.findings},
        "lengths": _parts(section.lengths),
        "topics": _parts(section.topics),
        "segments": [_segment(row) for row in section.segments],
    }


def _scores(scores: SystemScores) -> dict[str, Any]:
    return {
        metric: {
            "score": round(measurement.score, _DIGITS),
            "low": round(scores.intervals[metric].low, _DIGITS),
            "high": round(scores.intervals[metric].high, _DIGITS),
        }
        for metric, measurement in scores.result.measurements.items()
    }


def _beside(row: Beside) -> dict[str, Any]:
    figures = {"difference": round(row.difference, _DIGITS), "p_value": round(row.p_value, _DIGITS)}
    return asdict(row) | figures


def _parts(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [asdict(part) | {"scores": _rounded(part.scores)} for part in parts]


def _segment(row: SegmentRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "document": row.document,
        "topic": row.topic,
        "length": row.length,
        "disagreement": round(row.disagreement, _DIGITS),
        "source": row.source,
        "reference": "".join(run.text for run in row.reference),
        "systems": {each.system: _judged(each) for each in row.hypotheses},
    }


def _judged(judged: Judged) -> dict[str, Any]:
    return {
        "hypothesis": judged.text,
        "scores": _rounded(judged.scores),
        "ranks": _rounded(judged.ranks),
        "findings": [{"check": each.check, "reason": each.reason} for each in judged.findings],
    }


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(figure, _DIGITS) for name, figure in figures.items()}
