import pytest

from evaluation.datasets.bitext import Bitext
from evaluation.reports.breakdown import length_bucket, length_buckets, parts
from tests.evaluation.reports.reporting import PAIR, metrics, results


@pytest.mark.parametrize(
    ("words", "bucket"),
    [
        (0, "0–5"),
        (5, "0–5"),
        (6, "6–10"),
        (10, "6–10"),
        (11, "11–20"),
        (60, "41–60"),
        (61, "61+"),
        (900, "61+"),
    ],
)
def test_a_length_bucket_has_both_its_ends(words: int, bucket: str):
    assert length_bucket(" كلمة" * words) == bucket


def test_buckets_are_named_from_the_shortest():
    assert length_buckets() == ("0–5", "6–10", "11–20", "21–30", "31–40", "41–60", "61+")


def test_a_part_is_scored_as_a_set_of_its_own():
    (first,), measured = results("first"), metrics(PAIR.target)
    made = parts(("police", "police", "talks", "talks"), ("talks", "none", "police"), [first], measured)
    assert [(part.name, part.segments, part.system) for part in made] == [
        ("talks", 2, "first"),
        ("police", 2, "first"),
    ]
    chrf = measured[1]
    alone = chrf.measure(first.hypotheses[2:], Bitext(("x", "x"), first.bitext.references[2:], (0, 0)))
    assert made[0].scores["chrf"] == pytest.approx(alone.score)


def test_parts_that_are_all_of_a_set_have_its_score():
    made = parts(("all",) * 4, ("all",), results("first", "second"), metrics(PAIR.target))
    for part, whole in zip(made, results("first", "second"), strict=True):
        assert part.scores == pytest.approx({name: each.score for name, each in whole.measurements.items()})
