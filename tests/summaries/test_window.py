"""What a model reads of a long story."""

from hypothesis import given
from hypothesis import strategies as st

from service.summaries.window import Room, fitting, priorities
from tests.summaries.copies import STORM, copy_of

SIZES = st.lists(st.integers(1, 40), min_size=1, max_size=40)


def room(sizes: list[int], limit: int, joint: int = 0) -> Room:
    """`joint`: tokens that each sentence takes less among others than alone."""

    def whole(indices):
        return 5 + sum(sizes[index] - joint for index in indices)

    return Room(limit, whole, sizes, 5)


@given(SIZES, st.integers(0, 200), st.randoms(use_true_random=False))
def test_what_is_taken_fits_and_stands_in_the_storys_order(sizes, limit, random) -> None:
    order = random.sample(range(len(sizes)), len(sizes))
    space = room(sizes, limit)
    taken = fitting(order, space)
    assert list(taken) == sorted(set(taken))
    assert not taken or space.whole(taken) <= limit
    first_left_out = next((index for index in order if index not in taken), None)
    assert first_left_out is None or space.whole([*taken, first_left_out]) > limit


@given(SIZES)
def test_all_of_it_where_there_is_room(sizes) -> None:
    assert fitting(range(len(sizes)), room(sizes, 5 + sum(sizes))) == tuple(range(len(sizes)))


def test_a_sentence_that_does_not_fit_is_passed_over_for_the_next() -> None:
    assert fitting([0, 1, 2], room([10, 90, 20], 40)) == (0, 2)


def test_room_that_sentences_leave_each_other_is_used() -> None:
    """Each alone counts its own frame; together they have one."""
    assert fitting([0, 1, 2, 3], room([10] * 4, 37, joint=2)) == (0, 1, 2, 3)


def test_what_takes_more_together_than_alone_is_taken_back() -> None:
    assert fitting([2, 0, 1], room([10] * 3, 35, joint=-3)) == (0, 2)


def test_a_long_tail_is_not_measured_sentence_by_sentence() -> None:
    measured = []

    def whole(indices):
        measured.append(indices)
        return sum(10 for _ in indices)

    assert len(fitting(range(10_000), Room(100, whole, [10] * 10_000, 0))) == 10
    assert len(measured) < 20


def test_the_headline_and_the_lede_come_first_and_the_fair_last() -> None:
    copy = copy_of(STORM)
    order = [copy.texts[index].split()[0] for index in priorities(copy)]
    assert order[:2] == ["عاصفة", "أغلقت"]
    assert set(order[-3:]) >= {"وتباع", "وأضاف:"}


def test_a_story_without_a_body_or_a_headline_has_an_order_too() -> None:
    assert priorities(copy_of("عنوان وحده")) == [0]
    assert priorities(copy_of("")) == []
    assert sorted(priorities(copy_of("- بند أول\n- بند ثان\n- بند ثالث"))) == [0, 1, 2]
