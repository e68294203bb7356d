"""`python -m training train`. Runs on a bare machine: imports nothing from service/."""

import argparse

from training.commands.console import note
from training.commands.planning import plan_of
from training.network import Shape
from training.start import marian
from training.train import Trainer


def run(options: argparse.Namespace) -> None:
    """Trains a slice; whether the budget is spent is told on standard error."""
    plan = plan_of(options, tags=options.tags)
    width, feed_forward, heads, encoder, decoder = options.shape
    shape = Shape(width, feed_forward, heads, encoder, decoder, options.dropout)
    start = marian(options.data, shape, options.seed, options.warm_start)
    Trainer(start, options.data, options.out, plan, note).run()
