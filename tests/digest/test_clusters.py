"""Events: what belongs together is together, whatever the order, and keeps its id."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.digest.clusters import cluster
from service.digest.items import Item
from service.digest.ranking import ranked
from tests.digest.stories import DAWN, DAY, FLOOD, FLOOD_OTHER, FLOOD_TOLL, MATCH, RATE, RATE_OTHER


def _ids(items):
    return [[item.id for item in event.items] for event in cluster(items)]


def test_a_day_by_event():
    assert _ids(DAY) == [["flood-1", "flood-2", "flood-3"], ["rate-1", "rate-2"], ["match"]]


def test_the_order_of_input_is_nothing():
    events = cluster(DAY)
    for seed in range(5):
        assert cluster(Random(seed).sample(DAY, len(DAY))) == events


def test_an_id_stays_when_a_story_comes_in():
    before = {event.id for event in cluster([FLOOD, RATE, MATCH])}
    assert before == {event.id for event in cluster(DAY)} == {"flood-1", "rate-1", "match"}


def test_stories_of_one_event_are_near_in_time():
    late = replace(RATE_OTHER, published=DAWN + timedelta(days=30))
    assert _ids([RATE, late]) == [["rate-1"], ["rate-2"]]
    assert _ids([RATE, replace(late, published=None)]) == [["rate-1", "rate-2"]]


def test_versions_stay_together():
    (event,) = cluster([FLOOD_TOLL, FLOOD, FLOOD_OTHER])
    assert [len(chain) for chain in event.chains] == [2, 1]


@pytest.mark.parametrize("items", [[], [MATCH]])
def test_little_to_put_together(items: list[Item]):
    assert _ids(items) == [[item.id] for item in items]


def test_sources_lead_then_stories_then_the_newest_then_the_place():
    assert [event.id for event in ranked(cluster(DAY))] == ["flood-1", "rate-1", "match"]
    alone = replace(MATCH, source="")
    assert [event.id for event in ranked(cluster([alone, FLOOD]))] == ["flood-1", "match"]
    high = replace(RATE, id="z", published=None, place=0, source="برقية")
    assert [event.id for event in ranked(cluster([MATCH, high]))] == ["z", "match"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="والبكفهاتينم ـً12٣x\n", max_size=30), max_size=12))
def test_every_id_is_there_once(texts: list[str]):
    items = [Item(str(at), "", text, at) for at, text in enumerate(texts)]
    assert sorted(name for event in _ids(items) for name in event) == sorted(item.id for item in items)
