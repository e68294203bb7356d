"""What comes next, made in a thread while the last is in use."""

import queue
import threading
from collections.abc import Generator, Iterator
from typing import TypeVar

T = TypeVar("T")
_LOOK = 0.1  # seconds between looks at whether anyone still waits


def ahead(items: Iterator[T], depth: int) -> Generator[T]:
    """The same items in the same order, up to `depth` of them made in advance.

    What making one raises is raised here, in its turn. Closing the iterator ends the thread.
    """
    made: queue.Queue[tuple[T | None, BaseException | None]] = queue.Queue(depth)
    unwanted = threading.Event()

    def put(item: T | None, error: BaseException | None) -> None:
        while not unwanted.is_set():
            try:
                made.put((item, error), timeout=_LOOK)
            except queue.Full:
                continue
            return

    def make() -> None:
        try:
            for item in items:
                put(item, None)
                if unwanted.is_set():
                    return
            put(None, StopIteration())
        except BaseException as error:  # it belongs to whoever waits for the item
            put(None, error)

    thread = threading.Thread(target=make, name="ahead", daemon=True)
    thread.start()
    try:
        while True:
            item, error = made.get()
            if isinstance(error, StopIteration):
                return
            if error is not None:
                raise error
            yield item  # type: ignore[misc]  # without an error there is an item
    finally:
        unwanted.set()
        thread.join()
