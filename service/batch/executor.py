"""Where the windows of a batch are worked on."""

from collections.abc import Generator, Iterable
from typing import Protocol

from service.batch.windows import Place, Window
from service.batch.work import Outcome

Done = Generator[tuple[Place, tuple[Outcome, ...]], None, None]
"""The end of each window, with an outcome for each of its entries."""


class Executor(Protocol):
    """One machine or many; the outcomes are the same."""

    def run(self, windows: Iterable[Window]) -> Done:
        """What was made of each window, in the order they came.

        Takes only a few windows ahead. When it is closed, what is under way is given up. Raises BarqiyaError.
        """
