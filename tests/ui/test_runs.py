"""One piece of work a session, which can be stopped."""

import pytest

from service.ui.runs import Runs


def test_a_run_is_told_to_stop_and_others_are_not() -> None:
    runs = Runs()
    with runs.running("one") as one, runs.running("two") as two:
        assert not one()
        runs.stop("one")
        assert one()
        assert not two()


def test_a_new_run_of_a_session_stops_its_earlier_one() -> None:
    runs = Runs()
    with runs.running("one") as first:
        with runs.running("one") as second:
            assert first()
            assert not second()
        runs.stop("one")  # nothing is at work by now
        assert not second()


def test_a_run_that_failed_is_forgotten() -> None:
    runs = Runs()
    try:
        with runs.running("one") as first:
            raise ZeroDivisionError
    except ZeroDivisionError:
        runs.stop("one")
    assert not first()


def test_work_that_comes_behind_the_end_of_its_session_does_not_begin() -> None:
    runs = Runs()
    runs.leave("closed")
    with runs.running("closed") as late, runs.running("open") as other:
        assert late()
        assert not other()


def test_a_session_whose_line_was_cut_goes_on_later(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = Runs()
    with runs.running("cut") as cut:
        runs.leave("cut")
        assert cut()
    monkeypatch.setattr("service.ui.runs._LATE", 0)
    with runs.running("cut") as again:
        assert not again()
