import pytest

from service.text.agreement import agreement, mean_agreement


def test_the_same_words_agree_wholly_and_none_not_at_all():
    assert agreement(["The cat sat."], ["The cat sat."]) == 100
    assert agreement(["abc"], ["xyz"]) == 0


def test_it_is_mutual():
    one, other = ["The cat sat on the mat."], ["A cat sat there, on a mat, and slept."]
    assert agreement(one, other) == pytest.approx(agreement(other, one))


def test_a_figure_by_hand():
    """«abcd» and «abce»: 3 of 4 characters, 2 of 3 pairs, 1 of 2 triples, no run of four; longer ones do not
    exist. Precision and recall are alike, (3/4 + 2/3 + 1/2 + 0) / 4."""
    assert agreement(["abcd"], ["abce"]) == pytest.approx(100 * (3 / 4 + 2 / 3 + 1 / 2) / 4)


def test_each_has_its_mean_over_the_others():
    texts = [["abcd"], ["abcd"], ["wxyz"]]
    assert mean_agreement(texts) == [50, 50, 0]


def test_what_one_lacks_is_not_compared_with_it():
    assert mean_agreement([["abcd", "xyz"], ["abcd", None]]) == [100, 100]
    assert mean_agreement([["abcd", None], [None, "abcd"]]) == [None, None]
    assert mean_agreement([["abcd"]]) == [None]
    assert mean_agreement([]) == []
