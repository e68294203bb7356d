from evaluation.datasets.bitext import Bitext
from evaluation.metrics.share import Segment, ShareMetric

SET = Bitext(("س", "ع"), ("ab", "abcd"), (0, 1))


def length(segment: Segment) -> tuple[float, float]:
    return len(segment.hypothesis), len(segment.reference)


def test_parts_and_wholes_are_summed_before_they_are_divided():
    measured = ShareMetric("length", "share:letters", length).measure(["ab", "a"], SET)
    assert measured.statistics == [(2, 2), (1, 4)]
    assert measured.score == 50
    assert measured.signature == "share:letters"


def test_a_row_of_sums_scores_like_the_rows():
    metric = ShareMetric("length", "", length)
    assert metric.aggregate([(3, 6)]) == metric.aggregate([(2, 2), (1, 4)]) == 50


def test_where_there_is_nothing_to_lose_nothing_is_lost():
    assert ShareMetric("length", "", length).aggregate([(0, 0)]) == 100
