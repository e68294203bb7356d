from collections.abc import Iterator
from contextlib import closing
from threading import Event
from time import sleep

import pytest

from service.batch.local import LANES, LocalExecutor
from service.batch.windows import Place, Window
from service.errors import EngineError

WINDOWS = [Window((), Place(number, number)) for number in range(20)]


def outcome(window: Window) -> tuple[dict[str, int]]:
    return ({"line": window.end.line},)


def test_the_order_is_kept_though_every_other_window_takes_longer():
    def work(window, _pause):
        sleep(0.01 * (window.end.line % 2))
        return outcome(window)

    assert list(LocalExecutor(work).run(WINDOWS)) == [(window.end, outcome(window)) for window in WINDOWS]


def test_only_a_few_windows_are_read_ahead():
    taken: list[int] = []

    def source() -> Iterator[Window]:
        for window in WINDOWS:
            taken.append(window.end.line)
            yield window

    with closing(LocalExecutor(lambda window, _pause: outcome(window)).run(source())) as done:
        for number, _ in enumerate(done):
            assert len(taken) <= number + LANES


def test_closed_it_gives_up_what_is_under_way():
    begun, given_up = Event(), Event()

    def work(window, pause):
        if window.end.line == 0:
            return outcome(window)
        begun.set()
        try:
            while True:
                pause()
                sleep(0.001)
        except BaseException:
            given_up.set()
            raise

    with closing(LocalExecutor(work).run(WINDOWS)) as done:
        next(done)
        assert begun.wait(30)
    assert given_up.is_set()


def test_a_failure_comes_out_in_its_turn():
    def work(window, _pause):
        if window.end.line == 3:
            raise EngineError("the engine failed")
        return outcome(window)

    done = LocalExecutor(work).run(WINDOWS)
    assert [next(done)[0].line for _ in range(3)] == [0, 1, 2]
    with pytest.raises(EngineError):
        next(done)
