import itertools
import threading
from collections.abc import Iterator

import pytest

from training.ahead import ahead


def names() -> set[str]:
    return {thread.name for thread in threading.enumerate()}


def test_items_come_in_their_order_and_end() -> None:
    assert list(ahead(iter(range(50)), 3)) == list(range(50))
    assert list(ahead(iter([None, None]), 1)) == [None, None]
    assert "ahead" not in names()


def test_they_are_made_before_they_are_asked_for() -> None:
    third = threading.Event()

    def items() -> Iterator[int]:
        for number in itertools.count():
            if number == 2:
                third.set()
            yield number

    made = ahead(items(), 4)
    assert next(made) == 0
    assert third.wait(5.0)
    made.close()
    assert "ahead" not in names()


def test_an_error_comes_after_the_items_before_it() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    made = ahead(items(), 4)
    assert next(made) == 1
    with pytest.raises(OSError, match="the disk is gone"):
        next(made)
    assert "ahead" not in names()
