"""Where the windows of a batch are worked on."""

from collections.abc import Generator, Iterable
from typing import Protocol

from service.batch.windows import Window
from service.batch.work import Outcome


class Executor(Protocol):
    """One machine or many; the outcomes are the same."""

    def run(self, windows: Iterable[Window]) -> Generator[tuple[Window, tuple[Outcome, ...]], None, None]:
        """Each window with an outcome for each of its entries, in the order they came.

        Takes only a few windows ahead. When it is closed, what is under way is given up. Raises BarqiyaError.
        """
