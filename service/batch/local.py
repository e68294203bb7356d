"""This machine: two windows under way at a time, so that the engine works while one is read or checked."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from service.batch.executor import Done
from service.batch.windows import Place, Window
from service.batch.work import Outcome, Pause

LANES = 2
Outcomes = tuple[Outcome, ...]


class GivenUpError(BaseException):
    """Ends the work on a window; no Exception, so that nobody takes it for a failure of the row."""


class LocalExecutor:
    """Threads share one engine."""

    def __init__(self, work: Callable[[Window, Pause], Outcomes]) -> None:
        self._work = work

    def run(self, windows: Iterable[Window]) -> Done:
        stopped = Event()

        def pause() -> None:
            if stopped.is_set():
                raise GivenUpError

        flying: deque[tuple[Window, Future[Outcomes]]] = deque()
        with ThreadPoolExecutor(LANES, "batch") as lanes:
            try:
                for window in windows:
                    flying.append((window, lanes.submit(self._work, window, pause)))
                    if len(flying) == LANES:
                        yield _landed(flying)
                while flying:
                    yield _landed(flying)
            finally:
                stopped.set()
                lanes.shutdown(wait=False, cancel_futures=True)


def _landed(flying: deque[tuple[Window, Future[Outcomes]]]) -> tuple[Place, Outcomes]:
    window, future = flying.popleft()
    return window.end, future.result()
