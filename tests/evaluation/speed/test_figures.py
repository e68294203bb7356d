import pytest

from evaluation.speed.figures import (
    RowFigures,
    Timing,
    cost_per_million_words,
    speedup,
    tokens_per_second,
    work_per_second,
)


def row(*rounds: tuple[float, int], latencies: tuple[float, ...] = (0.1,)) -> RowFigures:
    return RowFigures("row", 1.0, tuple(Timing(*each) for each in rounds), latencies, 0)


def test_one_slow_round_does_not_count():
    figures = row((2.0, 100), (2.0, 100), (50.0, 100))
    assert figures.seconds == 2.0
    assert figures.tokens_per_second == 50.0


def test_speeds_are_compared_round_by_round_so_that_a_drift_of_the_machine_cancels_out():
    slow = row((8.0, 100), (16.0, 100), (80.0, 100))
    fast = row((2.0, 100), (4.0, 100), (20.0, 100))
    assert speedup(fast, slow, work_per_second) == 4.0
    assert speedup(slow, slow, work_per_second) == 1.0


def test_tokens_of_retries_make_a_row_look_faster_than_its_work():
    once, twice = row((2.0, 100)), row((4.0, 200))
    assert speedup(twice, once, tokens_per_second) == 1.0
    assert speedup(twice, once, work_per_second) == 0.5


@pytest.mark.parametrize(("percent", "seconds"), [(50, 51), (90, 91), (95, 96)])
def test_percentiles_of_latency(percent: int, seconds: float):
    figures = row((1.0, 1), latencies=tuple(float(each) for each in range(1, 102)))
    assert figures.latency(percent) == pytest.approx(seconds)
    assert row((1.0, 1), latencies=(0.3,)).latency(percent) == 0.3


def test_a_price_of_an_hour_becomes_one_of_a_million_words():
    # 500 words a second are 1.8 million an hour.
    assert cost_per_million_words(2.0, 1000, 0.9) == pytest.approx(0.5)
