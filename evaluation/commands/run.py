"""`run`: systems on sets, scored."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from evaluation.commands.names import file_name, names
from evaluation.console import console, counter
from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.finding import find_set
from evaluation.metrics.metric import Metric
from evaluation.metrics.registry import find_metrics
from evaluation.reports.folder import PAGE, ReportFolder
from evaluation.reports.hypotheses import HypothesisFolder
from evaluation.reports.leaderboard import leaderboard_of
from evaluation.reports.report import build_report
from evaluation.reports.scores import scores_table, scores_value, signatures
from evaluation.runs.baseline import against
from evaluation.runs.comparison import Comparison, Result
from evaluation.runs.models import BareEngine, Product
from evaluation.runs.summarizers import Summarizer
from evaluation.runs.system import OutputFile, System
from service.desk import open_desk
from service.errors import InputError
from service.languages import Language
from service.settings import load_settings


def run(options: argparse.Namespace) -> None:
    """Nothing is printed before all of it is measured."""
    kept = HypothesisFolder(options.save) if options.save else None
    reports = ReportFolder(options.report) if options.report else None
    with ExitStack() as stack:
        comparison = _comparison(options, stack)
        results = comparison.run(counter)
        if options.baseline:
            results = against(results, options.baseline, comparison.metrics)
        if reports:
            _save(reports, results, comparison, options)
    if kept:
        kept.save(results)
    if options.format == "json":
        json.dump(scores_value(results), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _print(results)
        if reports:
            console().print(f"report: {options.report / PAGE}", style="dim", soft_wrap=True)


def _save(
    reports: ReportFolder, results: list[Result], comparison: Comparison, options: argparse.Namespace
) -> None:
    """Systems that stand side by side are held against one of them: the first, where none is named."""
    first, *others = comparison.systems
    if others and not options.baseline:
        results = against(results, first.name, comparison.metrics)
    report = build_report(results, comparison.metrics, options.date and options.date.isoformat())
    reports.save(report, leaderboard_of(report, comparison.systems, options.lines))


def _comparison(options: argparse.Namespace, stack: ExitStack) -> Comparison:
    """Desks are closed with the stack."""
    if options.lines is not None and options.lines < 1:
        raise InputError("--lines has to be 1 or more", "for example --lines 100")
    wanted = names(options.metrics, "--metrics")

    def metrics(target: Language) -> Sequence[Metric]:
        return find_metrics(wanted, target)

    return Comparison(
        datasets=[find_set(name, options.data) for name in names(options.sets, "--sets")],
        pairs=[LanguagePair.parse(name) for name in names(options.pairs, "--pairs")],
        systems=_systems(options, stack),
        metrics=metrics,
        segments=options.lines,
    )


def _systems(options: argparse.Namespace, stack: ExitStack) -> list[System]:
    models = names(options.systems, "--systems") if options.systems is not None else []
    if not models and not options.outputs:
        raise InputError("there is no system to measure", "name one with --systems or --outputs")
    systems = [*(_model(name, options, stack) for name in models), *_files(options)]
    measured = {system.name for system in systems}
    if len(measured) < len(systems):
        raise InputError("two systems have the same name", "name each differently")
    if options.baseline and options.baseline not in measured:
        raise InputError(
            f"baseline {options.baseline} is not measured", f"use one of {', '.join(sorted(measured))}"
        )
    return systems


def _model(name: str, options: argparse.Namespace, stack: ExitStack) -> System:
    if summarizer := Summarizer.named(name):
        return summarizer
    chosen = {each: getattr(options, each) for each in ("beam_size", "engine", "device", "threads")}
    desk = open_desk(load_settings(os.environ, model=name, memory=False, **chosen))
    stack.callback(desk.close)
    return BareEngine(name, desk) if options.raw else Product(name, desk)


def _files(options: argparse.Namespace) -> list[System]:
    several = any(len(names(given, "it")) > 1 for given in (options.sets, options.pairs))
    if options.outputs and several:
        raise InputError("--outputs goes with one set in one pair", "run it once for each")
    files: list[System] = []
    for given in options.outputs:
        name, _, path = given.partition("=")
        if not name or not path:
            raise InputError(f"--outputs {given} names no file", "for example --outputs google=google.en")
        files.append(OutputFile(file_name(name, "--outputs"), Path(path).expanduser()))
    return files


def _print(results: list[Result]) -> None:
    out = console()
    out.print(scores_table(results))
    for signature in signatures(results):
        out.print(signature, style="dim", soft_wrap=True)
