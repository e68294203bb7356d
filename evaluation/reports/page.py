"""A report as one page that needs nothing beside it, and as Markdown."""

from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.metrics.significance import SAMPLES, SIGNATURE
from evaluation.reports.findings import REFERENCE
from evaluation.reports.markdown import cell
from evaluation.reports.plots import (
    WIDTH,
    FindingPlot,
    LengthPlot,
    ScorePlot,
    finding_plot,
    length_plot,
    score_plot,
)
from evaluation.reports.report import Report
from evaluation.reports.section import Section
from evaluation.runs.metadata import versions

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def html_page(report: Report) -> str:
    """With its style and its script, in the light or the dark as the reader's browser has it."""
    from markupsafe import Markup

    style, script = (
        Markup((_TEMPLATES / name).read_text(encoding="utf-8")) for name in ("report.css", "report.js")
    )
    return _environment().get_template("report.html").render(report=report, style=style, script=script)


def markdown_page(report: Report) -> str:
    """The tables, and the segments that metrics disagree most about."""
    return _environment().get_template("report.md").render(report=report)


def _environment() -> "Environment":
    """What comes from data is escaped in every template: as HTML, or in Markdown by `cell`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "one": "{:.1f}".format,
        "three": "{:.3f}".format,
        "percent": "{:.0%}".format,
        "cell": cell,
    }
    made.globals |= {
        "samples": SAMPLES,
        "bootstrap": SIGNATURE,
        "versions": versions(),
        "width": WIDTH,
        "reference": REFERENCE,
        "score_plots": _score_plots,
        "length_plots": _length_plots,
        "finding_bars": _finding_bars,
    }
    return made


def _score_plots(section: Section) -> list[ScorePlot]:
    return [
        score_plot(
            metric,
            {
                each.system: (
                    each.result.measurements[metric].score,
                    each.intervals[metric].low,
                    each.intervals[metric].high,
                )
                for each in section.systems
            },
        )
        for metric in section.metrics
    ]


def _length_plots(section: Section) -> list[LengthPlot]:
    return [length_plot(metric, section.lengths) for metric in section.metrics]


def _finding_bars(section: Section) -> FindingPlot:
    return finding_plot(section.findings, len(section.segments))
