"""`python -m training plot`."""

import argparse

from training.plot import plot


def run(options: argparse.Namespace) -> None:
    """Draws the figure."""
    plot(options.log, options.out)
