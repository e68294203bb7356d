"""The line in which work waits for its turn, one for all tabs and languages of the page.

Gradio's own queue is one for each language, speaks English, and cannot be left by what waits in it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition

_LOOK = 0.5  # seconds between two looks at whether who waits has gone
_SAME = 10  # looks: each answer makes the server and a browser work, which those before them need more


class Line:
    """The first `room` of those in it work, the others wait; `most` may. Threads share it."""

    def __init__(self, room: int = 2, most: int = 64) -> None:
        self._room, self._most = room, most
        self._places: list[object] = []
        self._moved = Condition()

    @property
    def is_full(self) -> bool:
        """Whether no more may wait."""
        return len(self._places) >= self._room + self._most

    @contextmanager
    def place(self) -> Iterator["Place"]:
        """The last place, for as long as it is held."""
        mine = object()
        with self._moved:
            self._places.append(mine)
        try:
            yield Place(self, mine)
        finally:
            with self._moved:
                self._places.remove(mine)
                self._moved.notify_all()

    def before(self, mine: object, seconds: float) -> int:
        """How many have to go first; where there are some, one may have gone within so many seconds."""
        with self._moved:
            self._moved.wait_for(lambda: self._before(mine) == 0, seconds)
            return self._before(mine)

    def _before(self, mine: object) -> int:
        return max(0, self._places.index(mine) - self._room + 1)


@dataclass(frozen=True, slots=True)
class Place:
    """One's place in a line."""

    line: Line
    mine: object

    def waiting(self, stopped: Callable[[], bool]) -> Iterator[int]:
        """How many are before it, told on a change and at times, until none is or who waits is stopped."""
        before, told, looks = self.line.before(self.mine, 0), 0, 0
        while before and not stopped():
            if before != told or looks % _SAME == 0:
                yield (told := before)
            looks += 1
            before = self.line.before(self.mine, _LOOK)
