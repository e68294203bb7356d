"""A model on its way from the hub, watched from a page."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event

from service.catalogue import ModelProfile
from service.depot import Depot

_PAUSE = 0.4  # seconds between two looks: often enough for an eye, seldom enough for a network


@dataclass(frozen=True, slots=True)
class Arrived:
    """How many bytes are here, and how many there will be; no total before the hub has told it."""

    here: int
    total: int


class _Stopped(Exception):  # noqa: N818  # it is no error
    """Nobody waits for this pull any more."""


def pull(depot: Depot, profile: ModelProfile) -> Generator[Arrived]:
    """What is here by now, until all of it is; raises ModelError.

    Whoever closes this stops the pull: the depot keeps what has come, and goes on from there.
    """
    latest, stopped = [Arrived(0, 0)], Event()

    def progress(here: int, total: int) -> None:
        if stopped.is_set():
            raise _Stopped
        latest[0] = Arrived(here, total)

    worker = ThreadPoolExecutor(1, thread_name_prefix="pull")
    try:
        pulling = worker.submit(depot.pull, profile, progress)
        while not wait([pulling], timeout=_PAUSE).done:
            yield latest[0]
        pulling.result()
        yield latest[0]
    finally:
        stopped.set()
        worker.shutdown(wait=False)
