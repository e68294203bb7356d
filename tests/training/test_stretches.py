from hypothesis import given
from hypothesis import strategies as st

from training.stretches import shifted


def test_a_dense_row_of_disagreements_is_a_stretch() -> None:
    assert list(shifted([100, 103, 110, 121, 139])) == [range(100, 140)]


def test_stretches_grow_together() -> None:
    lines = {line for stretch in shifted(list(range(50, 110, 5))) for line in stretch}
    assert lines == set(range(50, 106))


def test_single_disagreements_are_none() -> None:
    assert list(shifted([1, 2, 3, 4])) == []
    assert list(shifted([0, 20, 40, 60, 80, 100])) == []


@given(st.lists(st.integers(0, 500), unique=True).map(sorted))
def test_a_stretch_begins_and_ends_with_a_disagreement(disagreeing: list[int]) -> None:
    for stretch in shifted(disagreeing):
        assert {stretch[0], stretch[-1]} <= set(disagreeing)
        assert len(stretch) <= 40
