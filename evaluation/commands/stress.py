"""`stress`: the same stories badly spelt, broken and misread, and how a model bears it."""

import argparse
import os
from contextlib import closing
from itertools import islice

from evaluation.commands.names import names
from evaluation.console import counter, show
from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.finding import find_set
from evaluation.metrics.registry import find_metrics
from evaluation.reports.stress import StressReport
from evaluation.stress.distortions import DISTORTIONS, UNTOUCHED
from evaluation.stress.trial import Stress, stories
from service.desk import open_desk
from service.errors import InputError
from service.settings import load_settings


def run(options: argparse.Namespace) -> None:
    """Nothing is printed before all of it is measured."""
    report = _report(options)
    show(report, options.format)


def _report(options: argparse.Namespace) -> StressReport:
    distortions = _distortions(options.distortions)
    if options.stories < 1:
        raise InputError("--stories has to be 1 or more", "for example --stories 20")
    pair, dataset = LanguagePair.parse(f"ar-{options.to}"), find_set(options.set, options.data)
    chosen = list(islice(stories(dataset.bitext(pair)), options.stories))
    stress = Stress(chosen, pair.target, find_metrics(names(options.metrics, "--metrics"), pair.target))
    machine = {name: getattr(options, name) for name in ("beam_size", "device", "threads")}
    with closing(open_desk(load_settings(os.environ, model=options.model, memory=False, **machine))) as desk:
        profile = desk.model_for(pair.target).profile
        with desk.translator(profile) as translator:
            trials = stress.run(translator, distortions, lambda name: counter(f"{profile.name} {name}"))
    return StressReport(profile.name, dataset.name, pair.target.tag, len(chosen), trials)


def _distortions(given: str | None) -> list[str]:
    wanted = list(DISTORTIONS) if given is None else names(given, "--distortions")
    for name in wanted:
        if name not in DISTORTIONS:
            known = ", ".join(each for each in DISTORTIONS if each != UNTOUCHED)
            raise InputError(f"distortion {name} is not known", f"use {known}")
    return wanted
