"""Batches: length-sorted, within their limits, and halved where memory runs out."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engines.batching import batches, run
from service.errors import EngineError

LENGTHS = st.lists(st.integers(1, 50))


@given(LENGTHS, st.integers(1, 200), st.integers(1, 8))
def test_each_index_is_in_one_batch_within_the_limits(lengths: list[int], tokens: int, rows: int) -> None:
    found = batches(lengths, tokens, rows)
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        assert len(batch) <= rows
        assert len(batch) == 1 or len(batch) * max(lengths[index] for index in batch) <= tokens
    in_order = [lengths[index] for batch in found for index in batch]
    assert in_order == sorted(lengths, reverse=True)


def test_equal_lengths_keep_their_order() -> None:
    assert batches([3, 3, 3], tokens=6, rows=9) == [[0, 1], [2]]


class Device:
    """Doubles each index; has memory for so many rows; notes what was submitted and what was waited for."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.sizes: list[int] = []
        self.flying = self.most_flying = 0

    def __call__(self, batch: Sequence[int]) -> Callable[[], list[int]]:
        self.flying += 1
        self.most_flying = max(self.most_flying, self.flying)

        def wait() -> list[int]:
            self.flying -= 1
            if len(batch) > self.memory:
                raise MemoryError
            self.sizes.append(len(batch))
            return [2 * index for index in batch]

        return wait


@given(LENGTHS, st.integers(1, 200), st.integers(1, 9), st.integers(0, 2))
def test_results_do_not_depend_on_memory(lengths: list[int], tokens: int, memory: int, ahead: int) -> None:
    device = Device(memory)
    results = {
        index: result
        for batch, found in run(lengths, device, (tokens, 100), ahead)
        for index, result in zip(batch, found, strict=True)
    }
    assert results == {index: 2 * index for index in range(len(lengths))}
    assert max(device.sizes, default=0) <= memory


def test_what_failed_once_is_not_tried_again() -> None:
    """Of 64 rows, 16 fit: two failures teach it, and nothing fails after."""
    device = Device(memory=16)
    list(run([10] * 64, device, (640, 100)))
    assert device.sizes == [16] * 4


def test_so_many_are_submitted_ahead() -> None:
    device = Device(memory=100)
    list(run([10] * 10, device, (20, 100), ahead=1))
    assert device.most_flying == 2


def test_one_row_without_memory_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(EngineError, match=r"one sentence of 10 tokens: use --device cpu"):
        list(run([10, 10], Device(memory=0), (100, 100)))
