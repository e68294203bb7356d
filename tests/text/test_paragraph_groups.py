import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text.paragraph_groups import ParagraphGroups, next_room
from service.text.segments import read_story

STORY = read_story(
    "وصل الوزير أمس. وغادر المدير اليوم. وبقي الرئيس هناك.\nانتهى الاجتماع مساء.\nبدأت الجلسة صباحا."
)
"""Paragraphs of three, one and one segments."""


@pytest.mark.parametrize(
    ("start", "room", "stop"), [(0, 1, 1), (0, 3, 1), (0, 4, 2), (0, 9, 3), (1, 1, 2), (1, 2, 3), (3, 1, 3)]
)
def test_whole_paragraphs_up_to_a_number_of_segments(start: int, room: int, stop: int):
    assert ParagraphGroups(STORY).group(start, room) == range(start, stop)


@given(st.lists(st.integers(1, 6), min_size=1), st.lists(st.integers(1, 20), min_size=1))
def test_one_after_another_they_are_the_story(sizes: list[int], rooms: list[int]):
    story = read_story("\n".join("نعم. " * size for size in sizes))
    groups, seen = ParagraphGroups(story), 0
    for room in rooms * len(sizes):
        group = groups.group(seen, room)
        assert group.start == seen
        assert len(group) > 0 or seen == len(sizes)
        seen = group.stop
    assert seen == len(sizes)


@pytest.mark.parametrize(
    ("room", "seconds", "expected"), [(2, 0.2, 4), (64, 1.9, 128), (8, 3.0, 8), (8, 7.0, 4), (1, 60.0, 1)]
)
def test_a_quick_group_makes_room_and_a_slow_one_takes_it(room: int, seconds: float, expected: int):
    assert next_room(room, seconds) == expected
