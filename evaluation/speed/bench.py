"""One run over all rows: the same sentences, a process a row, measurements by turns."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from evaluation.speed.figures import RowFigures, Timing
from evaluation.speed.row import Setup
from evaluation.speed.worker import Worker
from evaluation.speed.workload import Passage

_SINGLES = 50  # sentences that latency is measured with
_WARM_UP = 16  # passages at most, and a quarter of them: a warm-up is not to be most of a run

Progress = Callable[[int, int], None]
"""Called with how many measurements are done and how many there are."""


def bench(
    rows: Sequence[str], setup: Setup, passages: Sequence[Passage], repetitions: int, progress: Progress
) -> list[RowFigures]:
    """Figures of each row, in order; raises BarqiyaError where one cannot be measured."""
    singles = [passage for passage in passages if len(passage.sentences) == 1][:_SINGLES]
    total, done = len(rows) * (3 + repetitions + len(singles)), 0

    def step() -> None:
        nonlocal done
        done += 1
        progress(done, total)

    with ExitStack() as stack:
        for row in rows:  # converts the model where that is needed, which takes memory that is free now
            Worker(row, setup, passages[0]).close()
            step()
        workers = []
        for row in rows:  # starts as on every other day
            workers.append(stack.enter_context(Worker(row, setup, passages[0])))
            step()
        _by_turns(workers, [passages[: min(_WARM_UP, 1 + len(passages) // 4)]], step)
        rounds = _by_turns(workers, [passages] * repetitions, step)
        latencies = _by_turns(workers, [[single] for single in singles], step)
        return [
            RowFigures(
                name=row,
                startup_seconds=worker.startup_seconds,
                rounds=tuple(rounds[number]),
                latencies=tuple(timing.seconds for timing in latencies[number]),
                peak_bytes=worker.peak_bytes,
            )
            for number, (row, worker) in enumerate(zip(rows, workers, strict=True))
        ]


def _by_turns(
    workers: Sequence[Worker], loads: Sequence[Sequence[Passage]], step: Callable[[], None]
) -> list[list[Timing]]:
    """The timings of each worker: every load goes to all of them before the next one does."""
    timings: list[list[Timing]] = [[] for _ in workers]
    for load in loads:
        for worker, mine in zip(workers, timings, strict=True):
            mine.append(worker.measure(load))
            step()
    return timings
