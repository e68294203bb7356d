"""Batches by length: long with long and short with short, so that little of a batch is padding."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from service.errors import EngineError
from service.refusals import refused

Result = TypeVar("Result")
Wait = Callable[[], Sequence[Result]]
"""Waits for a batch and gives a result for each row; raises MemoryError where the device is too small."""


def batches(lengths: Sequence[int], tokens: int, rows: int) -> list[list[int]]:
    """Indices into `lengths`, the longest first.

    No batch has more than `rows` rows, or more than `tokens` tokens with its padding, unless it is one row.
    """
    found: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lambda each: -lengths[each]):
        batch = found[-1] if found else []
        full = not batch or len(batch) == rows
        if full or (len(batch) + 1) * lengths[batch[0]] > tokens:
            found.append([index])
        else:
            batch.append(index)
    return found


def run(
    lengths: Sequence[int],
    submit: Callable[[Sequence[int]], Wait[Result]],
    limits: tuple[int, int],
    ahead: int = 0,
) -> Iterator[tuple[list[int], Sequence[Result]]]:
    """Each batch with its results, as soon as they are there.

    `limits`: the most tokens and rows of a batch. `ahead`: how many further batches are submitted while one
    is waited for. A batch that the device has no memory for is halved, and so is every later one of its
    size; the results are the same. Raises EngineError where even one row is too much.
    """
    tokens, rows = limits
    queue = deque(batches(lengths, tokens, rows))
    flying: deque[tuple[list[int], Wait[Result]]] = deque()
    while queue or flying:
        while queue and len(flying) <= ahead:
            batch = queue.popleft()
            fitting = max(1, tokens // lengths[batch[0]])
            if len(batch) > fitting:
                queue.extendleft((batch[fitting:], batch[:fitting]))
                continue
            flying.append((batch, submit(batch)))
        batch, wait = flying.popleft()
        try:
            results = wait()
        except MemoryError:
            if len(batch) == 1:
                raise _too_long(lengths[batch[0]]) from None
            tokens = min(tokens, len(batch) * lengths[batch[0]] // 2)
            queue.appendleft(batch)
        else:
            yield batch, results


def _too_long(length: int) -> EngineError:
    return refused(EngineError, "engine.long_sentence", length=str(length))
