"""`support`: how well the check of summaries agrees with people who looked for what is made up."""

import argparse

from evaluation.console import show
from evaluation.datasets.rated import read_rated
from evaluation.reports.support import SupportReport
from evaluation.support import judge


def run(options: argparse.Namespace) -> None:
    """Nothing is printed before all of it is measured."""
    report = SupportReport(judge(read_rated(options.data)))
    show(report, options.format)
