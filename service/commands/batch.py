"""`batch`: a file of stories in, the same rows with translations or summaries out."""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.batch.ledger import Mark
from service.batch.output import Paths
from service.batch.pace import Pace
from service.batch.plan import Plan
from service.batch.run import Progress, run_batch
from service.catalogue import Task
from service.commands.console import note
from service.commands.hiring import executor
from service.commands.opening import desk, languages_of
from service.commands.termination import terminable
from service.errors import InputError
from service.story import Style
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Order

_SECONDS = 30  # between two lines about the progress, where no terminal shows a bar


def run(options: argparse.Namespace) -> None:
    """Goes on where the same command was ended."""
    plan, target = _plan(options), Path(options.output)
    hire, overrides = executor(options)
    with desk(options, **overrides) as opened, terminable(), _progress(options.quiet) as told:
        try:
            done = run_batch(Path(options.input), target, plan, opened, told, hire=hire)
        except KeyboardInterrupt:
            note("the same command goes on from here", options.quiet)
            raise
    if done.rejects and not done.rows:  # as after a wrong file: nobody is to take the output for whole
        raise InputError(f"no row of {options.input} could be used", f"{Paths(target).rejects} says why")
    note(f"{target}: {_rows(done.rows)}", options.quiet)
    if done.rejects:  # never hidden
        note(f"{_rows(done.rejects)} could not be used: {Paths(target).rejects} says why", quiet=False)


def _rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"


def _plan(options: argparse.Namespace) -> Plan:
    task = Task(options.task)
    if options.to is None and task is Task.TRANSLATE:
        raise InputError("--to is missing", "for example --to en,fr")
    style = Style(options.style)
    return Plan(
        task,
        tuple(languages_of(options.to or "ar")),
        options.method,
        Wanted(style, budget(style, options.sentences, options.words)),
        Order(options.order) if options.order else None,
    )


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress]:
    """A bar on a terminal, a line every half minute in a log."""
    pace = Pace()
    if quiet or not sys.stderr.isatty():
        yield _Log(pace, quiet)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bars

    with Bars(BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True)) as bars:
        bar = bars.add_task("", total=None)

        def told(mark: Mark, size: int) -> None:
            bars.update(bar, completed=mark.offset, total=size, description=pace.words(mark, size))

        yield told


class _Log:
    """Writes the progress down, not too often."""

    def __init__(self, pace: Pace, quiet: bool) -> None:
        self._pace, self._quiet, self._last = pace, quiet, time.monotonic()

    def __call__(self, mark: Mark, size: int) -> None:
        words = self._pace.words(mark, size)
        if time.monotonic() - self._last >= _SECONDS:
            self._last = time.monotonic()
            note(words, self._quiet)
