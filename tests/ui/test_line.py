"""Who waits for a turn, and who leaves the line."""

from contextlib import ExitStack
from itertools import islice
from threading import Event, Thread

import pytest

from service.ui import line as lines
from service.ui.line import Line


def never() -> bool:
    return False


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_LOOK", 0.01)


def test_as_many_work_as_there_is_room_for_and_the_others_know_their_place() -> None:
    line = Line(room=2)
    with line.place() as one, line.place() as two, line.place() as three, line.place() as four:
        assert list(one.waiting(never)) == list(two.waiting(never)) == []
        assert next(iter(three.waiting(never))) == 1
        assert list(islice(four.waiting(never), 2)) == [2, 2]


def test_who_leaves_makes_room_for_the_next() -> None:
    line = Line(room=1)
    with ExitStack() as held:
        first, second = ExitStack(), ExitStack()
        first.enter_context(line.place())
        second.enter_context(line.place())
        last = held.enter_context(line.place())
        looks = last.waiting(never)
        assert next(looks) == 2
        second.close()  # one that waits may leave as well
        assert next(looks) == 1
        first.close()
        assert list(looks) == []


def test_who_is_stopped_waits_no_longer() -> None:
    line, gone = Line(room=1), Event()
    with line.place(), line.place() as waiting:
        looks = waiting.waiting(gone.is_set)
        assert next(looks) == 1
        gone.set()
        assert list(looks) == []


def test_a_turn_comes_as_soon_as_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_LOOK", 60)
    line, done = Line(room=1), Event()

    def wait() -> None:
        with line.place() as waiting:
            for _ in waiting.waiting(never):
                done.set()
        done.set()

    with line.place():
        waits = Thread(target=wait)
        waits.start()
        assert done.wait(10)
    waits.join(10)
    assert not waits.is_alive()


def test_a_line_has_an_end() -> None:
    line = Line(room=1, most=1)
    seen = []
    with line.place():
        seen.append(line.is_full)
        with line.place():
            seen.append(line.is_full)
    assert [*seen, line.is_full] == [False, True, False]
