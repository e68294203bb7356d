"""`speed`: the ways there are to run a model, side by side."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.arguments import ROWS
from evaluation.console import counter, show
from evaluation.reports.speed import SpeedReport
from evaluation.speed.bench import bench
from evaluation.speed.machine import machine
from evaluation.speed.row import Setup
from evaluation.speed.workload import passages, sentences, words
from service.desk import open_desk
from service.errors import InputError
from service.languages import language
from service.settings import load_settings

_TOKENIZER = "barqiya-base"  # whose symbols random weights are trained on, so to speak
_SENTENCES, _REPETITIONS = 256, 3  # of a model whose files are here


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is measured where the command line does not say how much; `target_tokens` where that is forced."""

    setup: Setup
    sentences: int = _SENTENCES
    repetitions: int = _REPETITIONS
    target_tokens: int | None = None


def run(options: argparse.Namespace) -> None:
    """Nothing is printed before all rows are measured."""
    rows = _rows(options)
    _check(options)
    described = machine(options.threads or 0)
    with _plan(options) as plan:
        setup = plan.setup
        chosen = passages(options.sentences or plan.sentences, _fits(setup))
        repetitions = options.repetitions or plan.repetitions
        figures = bench(rows, setup, chosen, repetitions, counter("measurements"))
    report = SpeedReport(
        machine=described,
        model=setup.profile.name,
        target=setup.target.tag,
        device=setup.settings.device,
        beam_size=setup.decoding.beam_size,
        target_tokens=plan.target_tokens,
        sentences=len(sentences(chosen)),
        words=words(chosen),
        rows=tuple(figures),
        price=options.price,
    )
    show(report, options.format)


def _rows(options: argparse.Namespace) -> list[str]:
    """What random weights write fails every check, so its second drafts would say nothing."""
    if options.rows is None:
        return [row for row in ROWS if not (options.random and row in ("pipeline", "batch"))]
    rows = list(dict.fromkeys(part.strip() for part in options.rows.split(",") if part.strip()))
    unknown = [row for row in rows if row not in ROWS]
    if unknown or not rows:
        named = f"row {unknown[0]} is not known" if unknown else "--rows names nothing"
        raise InputError(named, f"use {', '.join(ROWS)}")
    return rows


def _check(options: argparse.Namespace) -> None:
    for name in ("sentences", "repetitions"):
        asked = getattr(options, name)
        if asked is not None and asked < 1:
            raise InputError(f"--{name} has to be 1 or more", f"for example --{name} 10")
    if options.price is not None and not options.price >= 0:
        raise InputError("--price has to be 0 or more", "for example --price 0.35")


@contextmanager
def _plan(options: argparse.Namespace) -> Iterator[_Plan]:
    """What is made for random weights is gone afterwards."""
    chosen = {name: getattr(options, name) for name in ("beam_size", "device", "threads")}
    settings = load_settings(os.environ, model=options.model, memory=False, **chosen)
    desk = open_desk(settings)
    target = language(options.to)
    if not options.random:
        profile = desk.model_for(target).profile
        yield _Plan(Setup(profile, settings, desk.source, target, desk.decoding_for(profile)))
        return
    from evaluation.speed.random_models import build, shape

    wanted = shape(options.random)
    with TemporaryDirectory(prefix="barqiya-speed-") as home:
        model = Path(home) / "model"
        model.mkdir()
        profile = build(wanted, desk.catalogue.find(_TOKENIZER), model)
        decoding = replace(desk.decoding_for(profile), max_target_tokens=wanted.target_tokens)
        aside = replace(settings, cache_dir=Path(home) / "cache")
        setup = Setup(profile, aside, desk.source, target, decoding)
        yield _Plan(setup, wanted.sentences, wanted.repetitions, wanted.target_tokens)


def _fits(setup: Setup) -> Callable[[str], bool]:
    """Whether the model takes a sentence whole."""
    from service.engines.families import frame
    from service.engines.vocabulary import read_vocabulary

    profile = setup.profile
    vocabulary = read_vocabulary(open_desk(setup.settings).depot.require(profile), profile.family)
    around = frame(vocabulary, profile, setup.source, setup.target)
    limit = min(profile.max_source_tokens, vocabulary.positions or profile.max_source_tokens)
    return lambda text: len(around.source(vocabulary.tokenization.encode([text])[0])) <= limit
