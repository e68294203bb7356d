from dataclasses import replace

import pytest

from evaluation.metrics.registry import find_metrics
from evaluation.reports.segments import segment_rows
from service.story import Finding
from tests.evaluation.reports.reporting import BITEXT, PAIR, metrics, results

FOUND = Finding("numbers", "thirteen")
FINDINGS: dict[str, list[tuple[Finding, ...]]] = {
    "first": [(), (), (), ()],
    "second": [(FOUND, FOUND), (), (), ()],
}
LENGTHS = ["0–5"] * 4


def rows(*systems: str):
    return segment_rows(results(*systems), metrics(PAIR.target), FINDINGS, LENGTHS)


def test_a_row_has_all_that_stands_beside_a_segment():
    row = rows("first", "second")[0]
    assert (row.number, row.document, row.topic, row.length) == (1, 1, "police", "0–5")
    assert row.source == BITEXT.sources[0]
    assert [each.text for each in row.hypotheses] == [
        "Three people were killed in Cairo.",
        "Thirteen people were killed in Cairo.",
    ]
    assert row.checks == ("numbers",)


def test_the_best_hypothesis_of_a_set_ranks_highest_also_where_less_is_better():
    made = rows("first", "second")
    assert made[0].hypotheses[0].scores["ter"] == 0
    assert made[0].hypotheses[0].ranks["ter"] > 0.8
    assert made[3].hypotheses[0].ranks["ter"] < 0.5  # nothing was written


def test_a_metric_with_nothing_to_say_of_a_segment_says_nothing():
    row = rows("first", "second")[2]  # no number on either side
    assert all("numbers" not in each.scores and "numbers" not in each.ranks for each in row.hypotheses)
    assert row.worst("numbers") == 1.0


def test_metrics_disagree_where_words_are_right_and_the_number_is_wrong():
    made = rows("first", "second")
    wrong = made[0].hypotheses[1]
    assert (wrong.scores["numbers"], wrong.scores["chrf"] > 70) == (0.0, True)
    assert made[0].disagreement == pytest.approx(wrong.disagreement) == max(row.disagreement for row in made)


def test_systems_that_agree_have_no_spread():
    assert rows("first")[1].spread == 0
    assert rows("first", "second")[1].spread > 0


def test_metrics_of_which_neither_more_nor_less_is_better_do_not_rank():
    measured = find_metrics(["novelty", "support"], PAIR.source)
    arabic = replace(BITEXT, references=BITEXT.sources)
    made = [
        replace(
            each,
            hypotheses=BITEXT.sources,
            measurements={metric.name: metric.measure(BITEXT.sources, arabic) for metric in measured},
        )
        for each in results("first")
    ]
    row = segment_rows(made, measured, FINDINGS, LENGTHS)[0]
    assert row.hypotheses[0].ranks.keys() == {"support"}
    assert row.hypotheses[0].scores.keys() == {"novelty", "support"}
