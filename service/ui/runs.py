"""Which sessions are at work, so that one can be stopped: by its button, or by its page being closed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic

_LATE = 5.0  # seconds: a request that was on its way when its page was closed comes sooner than that


class Runs:
    """The pieces of work of one tab, by session; a session has one at most. Threads share it."""

    def __init__(self) -> None:
        self._stops: dict[str, Event] = {}
        self._left: dict[str, float] = {}  # when, on the monotonic clock
        self._begun: dict[str, int] = {}

    @contextmanager
    def running(self, session: str) -> Iterator[Callable[[], bool]]:
        """Lends what tells whether to stop; an earlier piece of work of the same session is stopped.

        Work that comes just behind the end of its session is stopped from the start: nobody waits for it.
        """
        self.stop(session)
        mine = self._stops[session] = Event()
        if monotonic() - self._left.get(session, -_LATE) < _LATE:
            mine.set()
        try:
            yield mine.is_set
        finally:
            if self._stops.get(session) is mine:
                del self._stops[session]

    def begin(self, session: str) -> None:
        """What runs has had its turn, and shows something new."""
        self._begun[session] = self.begun(session) + 1

    def begun(self, session: str) -> int:
        """How often that was: an answer that was asked for before the last time comes too late."""
        return self._begun.get(session, 0)

    def stop(self, session: str) -> None:
        """What is at work ends within a batch."""
        if (running := self._stops.get(session)) is not None:
            running.set()

    def leave(self, session: str) -> None:
        """The same where the page is closed or loaded anew."""
        now = monotonic()
        self._left = {each: when for each, when in list(self._left.items()) if now - when < _LATE}
        self._left[session] = now
        self._begun.pop(session, None)
        self.stop(session)
