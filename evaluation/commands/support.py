"""`support`: how well the check of summaries agrees with people who looked for what is made up."""

import argparse
import json
import sys

from evaluation.console import console
from evaluation.datasets.rated import read_rated
from evaluation.reports.support import SupportReport
from evaluation.support import judge


def run(options: argparse.Namespace) -> None:
    """Nothing is printed before all of it is measured."""
    report = SupportReport(judge(read_rated(options.data)))
    if options.format == "json":
        json.dump(report.value, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    out = console()
    out.print(report.table())
    for text in report.notes():
        out.print(text, style="dim", soft_wrap=True)
