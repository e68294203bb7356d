import pytest

from evaluation.metrics.significance import paired_bootstrap
from evaluation.reports.intervals import interval
from tests.evaluation.reports.reporting import PAIR, metrics, results


def test_a_score_lies_within_its_interval_which_is_the_same_every_time():
    (first,) = results("first")
    for metric in metrics(PAIR.target):
        statistics = first.measurements[metric.name].statistics
        found = interval(metric, statistics)
        assert found.low <= first.measurements[metric.name].score <= found.high
        assert found == interval(metric, statistics)


def test_it_is_as_wide_as_the_one_that_significance_comes_with():
    first, second = results("first", "second")
    chrf = metrics(PAIR.target)[1]
    ours, theirs = first.measurements["chrf"].statistics, second.measurements["chrf"].statistics
    found = interval(chrf, ours)
    beside = paired_bootstrap(chrf, ours, theirs, "second")
    assert (found.high - found.low) / 2 == pytest.approx(beside.interval)


def test_segments_that_are_all_alike_leave_no_doubt():
    (first,) = results("first")
    bleu = metrics(PAIR.target)[0]
    found = interval(bleu, [first.measurements["bleu"].statistics[0]] * 5)
    assert found.low == found.high == pytest.approx(100)
