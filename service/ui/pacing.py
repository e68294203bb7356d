"""A page that takes long to show is shown less often, so that most of the time goes into the work."""

from collections.abc import Generator
from contextlib import closing
from time import monotonic

from service.comparison import Comparison

_QUICK = 0.25  # seconds to show a page in; nothing is left out for the sake of less


def unhurried(steps: Generator[Comparison]) -> Generator[Comparison]:
    """The steps of a comparison, without those that come sooner than the last one took to be shown.

    A change of a column's phase is never left out, nor the last step. Closes the comparison with itself.
    """
    shown: Comparison | None = None
    cost, free = 0.0, monotonic()
    with closing(steps):
        for step in steps:
            if _is_news(step, shown) or cost < _QUICK or monotonic() - free >= cost:
                began = monotonic()
                yield step
                shown, free = step, monotonic()
                cost = free - began


def _is_news(step: Comparison, shown: Comparison | None) -> bool:
    return shown is None or [each.phase for each in step.columns] != [each.phase for each in shown.columns]
