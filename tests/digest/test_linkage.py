"""Average linkage over a sparse graph."""

from hypothesis import given
from hypothesis import strategies as st

from service.digest.linkage import average_linkage

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(7, 12)), st.floats(0, 1, allow_nan=False), max_size=40
)


def test_a_bridge_does_not_join_two_groups():
    edges = {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}
    assert average_linkage(4, edges, 0.5) == [[0, 1], [2, 3]]
    assert average_linkage(4, edges, 0.1) == [[0, 1, 2, 3]]


def test_the_average_is_over_all_pairs_and_those_without_an_edge_count_as_nothing():
    edges = {(0, 1): 0.9, (0, 2): 0.8}  # 2 with the group of 0 and 1: 0.8 and 0
    assert average_linkage(3, edges, 0.4) == [[0, 1, 2]]
    assert average_linkage(3, edges, 0.41) == [[0, 1], [2]]


def test_of_equal_pairs_the_lowest_is_joined_first():
    assert average_linkage(3, {(0, 1): 0.5, (1, 2): 0.5}, 0.4) == [[0, 1], [2]]


@given(EDGES, st.floats(0.05, 1))
def test_every_node_is_in_one_group_and_the_order_of_edges_is_nothing(edges, threshold: float):
    groups = average_linkage(13, edges, threshold)
    assert sorted(node for group in groups for node in group) == list(range(13))
    assert groups == average_linkage(13, dict(reversed(edges.items())), threshold)


@given(EDGES)
def test_two_groups_that_are_left_are_below_the_threshold(edges):
    groups = average_linkage(13, edges, 0.5)
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            total = sum(edges.get((a, b), edges.get((b, a), 0.0)) for a in one for b in other)
            assert total / (len(one) * len(other)) < 0.5 + 1e-6
