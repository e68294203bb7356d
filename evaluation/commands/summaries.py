"""`summaries`: ways to summarise, held against what people wrote."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing

from evaluation.additions import fit
from evaluation.commands.names import names
from evaluation.console import console, counter
from evaluation.datasets.bitext import Dataset, LanguagePair
from evaluation.datasets.wire_summaries import WireSummaries, Written
from evaluation.datasets.xlsum import XlSum
from evaluation.metrics.metric import Metric
from evaluation.metrics.registry import find_metrics
from evaluation.reports.scores import scores_table, scores_value, signatures
from evaluation.runs.baseline import against
from evaluation.runs.comparison import Comparison, Result
from evaluation.runs.orders import Ordered
from evaluation.runs.summarizers import Summarizer
from evaluation.runs.system import System
from service.desk import open_desk
from service.errors import InputError
from service.languages import Language, language
from service.settings import load_settings
from service.summaries.summarizer import Order

_XLSUM = ("xlsum", "xlsum-ar.jsonl")
_IN_ARABIC = ("chrf", "summary")
_ABROAD = ("chrf", "rouge1", "rouge2", "rougeL")


def run(options: argparse.Namespace) -> None:
    """A table each for stories, headlines and orders; nothing is printed before all of it is measured."""
    if options.stories is not None and options.stories < 1:
        raise InputError("--stories has to be 1 or more", "for example --stories 20")
    if options.fit:
        sys.stdout.write(fit(options.fit).toml() + "\n")
        return
    tables = list(_measured(options))
    if options.format == "json":
        value = {name: scores_value(results) for name, results in tables}
        json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    out = console()
    for _, results in tables:
        out.print(scores_table(results))
        for text in signatures(results):
            out.print(text, style="dim", soft_wrap=True)
        out.print()


def _measured(options: argparse.Namespace) -> Iterator[tuple[str, list[Result]]]:
    systems, headlines = _systems(options.systems), _systems(options.headlines)
    sets: list[Dataset] = [WireSummaries(Written.SUMMARY)]
    if (path := options.data.joinpath(*_XLSUM)).exists():
        sets.append(XlSum("xlsum", path))
    arabic = LanguagePair.parse("ar")
    yield "stories", _compared(sets, arabic, systems, options.stories)
    yield "headlines", _compared([WireSummaries(Written.HEADLINE)], arabic, headlines, options.stories)
    if options.orders:
        pair = LanguagePair.parse(f"ar-{language(options.orders).tag}")
        chosen = {each: getattr(options, each) for each in ("model", "beam_size", "device", "threads")}
        with closing(open_desk(load_settings(os.environ, memory=False, **chosen))) as desk:
            orders = [Ordered(order, desk) for order in Order]
            yield "orders", _compared([WireSummaries(Written.SUMMARY)], pair, orders, options.stories)


def _systems(given: str) -> list[Summarizer]:
    return [_system(name) for name in names(given, "a list of systems")]


def _system(name: str) -> Summarizer:
    if found := Summarizer.named(name):
        return found
    raise InputError(f"system {name} is not known", "for example lexrank, lexrank-points, lead-2, textrank-1")


def _compared(
    sets: Sequence[Dataset], pair: LanguagePair, systems: Sequence[System], stories: int | None
) -> list[Result]:
    """Each system beside the first."""

    def metrics(target: Language) -> Sequence[Metric]:
        return find_metrics(_IN_ARABIC if pair.is_one_language else _ABROAD, target)

    results = Comparison(sets, [pair], systems, metrics, stories).run(counter)
    return against(results, systems[0].name, metrics)
