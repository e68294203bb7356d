"""A row in a process of its own: nothing of one row warms or fattens another."""

import multiprocessing
import resource
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from evaluation.speed.figures import Timing
from evaluation.speed.row import Setup, open_row
from evaluation.speed.workload import Passage
from service.errors import BarqiyaError, EngineError

_STATUS = Path("/proc/self/status")


class Worker:
    """Open, it waits for work: measurements of several workers can take turns."""

    def __init__(self, row: str, setup: Setup, first: Passage) -> None:
        """Waits for the translation of `first`, which ends the start-up; raises BarqiyaError."""
        self._row = row
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, row, setup, first), daemon=True)
        begun = time.perf_counter()
        self._process.start()
        theirs.close()
        self.peak_bytes = 0  # the most main memory that the process has had so far
        self._answer()
        self.startup_seconds = time.perf_counter() - begun

    def measure(self, passages: Sequence[Passage]) -> Timing:
        """Translates all of it once; raises BarqiyaError."""
        try:
            self._connection.send(passages)
        except OSError:
            raise self._ended() from None
        return self._answer()

    def close(self) -> None:
        """Ends the process, whatever it does."""
        self._connection.close()
        self._process.terminate()
        self._process.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _answer(self) -> Timing:
        try:
            answer: tuple[Timing, int] | BarqiyaError = self._connection.recv()
        except (EOFError, OSError):
            raise self._ended() from None
        if isinstance(answer, BarqiyaError):
            raise answer
        timing, self.peak_bytes = answer
        return timing

    def _ended(self) -> EngineError:
        self._process.join()
        hint = f"exit code {self._process.exitcode}; below 0 it is a signal, and -9 mostly want of memory"
        return EngineError(f"the process of row {self._row} ended", hint)


def serve(connection: Connection, row: str, setup: Setup, first: Passage) -> None:
    """Answers each list of passages with its timing and the peak of memory, until the other end closes."""
    try:
        opened = open_row(row, setup)
        passages: Sequence[Passage] = [first]
        while True:
            work = opened.prepare(passages)
            begun = time.perf_counter()
            tokens = work()
            timing = Timing(time.perf_counter() - begun, tokens)
            connection.send((timing, _peak_bytes()))
            passages = connection.recv()
    except (EOFError, KeyboardInterrupt):
        connection.close()
    except BarqiyaError as error:
        connection.send(error)
    except Exception as error:  # a library's own: the other end tells it in one sentence
        connection.send(
            EngineError(f"row {row} failed", f"{type(error).__name__}: {error}".partition("\n")[0])
        )


def _peak_bytes() -> int:
    """Of this process alone. On Linux `ru_maxrss` is handed down by whoever started it; VmHWM is not."""
    if _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak
