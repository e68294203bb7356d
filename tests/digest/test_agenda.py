"""What a digest is to tell."""

from datetime import timedelta

import pytest

from service.digest.agenda import agenda
from service.errors import InputError
from tests.digest.stories import DAWN, DAY, FLOOD, FLOOD_OTHER, MATCH


def test_the_weightiest_events_come_first_and_all_are_counted():
    plan = agenda(DAY)
    assert [event.id for event in plan.events] == ["flood-1", "rate-1", "match"]
    assert (plan.stories, plan.all_events, plan.since) == (6, 3, None)
    top = agenda(DAY, top=1)
    assert [event.id for event in top.events] == ["flood-1"]
    assert (top.stories, top.all_events) == (6, 3)


def test_it_is_the_same_in_whatever_order_stories_come():
    assert agenda(DAY[::-1]) == agenda(DAY)


def test_only_the_window_is_told():
    start = DAWN + timedelta(hours=5)
    plan = agenda(DAY, start)
    assert {item for event in plan.events for item in event.items} == {FLOOD_OTHER, MATCH}
    assert (plan.stories, plan.since) == (2, start)


def test_a_window_without_a_story_is_one_sentence():
    with pytest.raises(InputError, match="2026-11-28 04:00 UTC"):
        agenda([FLOOD], DAWN + timedelta(days=1))
    with pytest.raises(InputError, match="no story"):
        agenda([])


@pytest.mark.parametrize("top", [0, -1])
def test_no_events_are_no_digest(top: int):
    with pytest.raises(InputError, match="tells nothing"):
        agenda(DAY, top=top)
