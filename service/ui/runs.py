"""Which sessions are at work, so that one can be stopped: by its button, or by its page being closed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event


class Runs:
    """The pieces of work of one tab, by session; a session has one at most. Threads share it."""

    def __init__(self) -> None:
        self._stops: dict[str, Event] = {}

    @contextmanager
    def running(self, session: str) -> Iterator[Callable[[], bool]]:
        """Lends what tells whether to stop; an earlier piece of work of the same session is stopped."""
        self.stop(session)
        mine = self._stops[session] = Event()
        try:
            yield mine.is_set
        finally:
            if self._stops.get(session) is mine:
                del self._stops[session]

    def stop(self, session: str) -> None:
        """What is at work ends within a batch."""
        if (running := self._stops.get(session)) is not None:
            running.set()
