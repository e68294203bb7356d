from dataclasses import replace

import pytest

from evaluation.metrics.metric import Measurement, Significance
from evaluation.reports.significances import beside_baseline
from tests.evaluation.reports.reporting import results


def verdict(metric: str, score: float, baseline: float, p_value: float) -> tuple[str, float]:
    ours, theirs = results("first", "second")
    told = Significance("second", p_value, score, 1.0)
    (row,) = beside_baseline(
        [
            replace(ours, measurements={metric: Measurement(score, "", [], told)}),
            replace(theirs, measurements={metric: Measurement(baseline, "", [])}),
        ]
    )
    assert (row.system, row.baseline, row.metric, row.p_value) == ("first", "second", metric, p_value)
    return row.verdict, row.difference


@pytest.mark.parametrize(
    ("metric", "score", "p_value", "expected"),
    [
        ("bleu", 42.0, 0.001, "better"),
        ("bleu", 38.0, 0.001, "worse"),
        ("ter", 38.0, 0.049, "better"),
        ("ter", 42.0, 0.049, "worse"),
        ("novelty", 42.0, 0.01, "more"),
        ("novelty", 38.0, 0.01, "less"),
        ("bleu", 42.0, 0.05, "no difference shown"),
    ],
)
def test_a_verdict_knows_which_way_is_better(metric: str, score: float, p_value: float, expected: str):
    told, difference = verdict(metric, score, 40.0, p_value)
    assert (told, round(difference, 9)) == (expected, score - 40)


def test_without_a_baseline_there_is_nothing_to_say():
    assert beside_baseline(results("first", "second")) == ()
