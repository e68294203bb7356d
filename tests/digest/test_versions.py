"""Versions of one story in a chain, and what each brings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.digest.versions import Change, chains
from tests.digest.stories import DAWN, DAY, FLOOD, FLOOD_TOLL, RATE


def _changes(*items):
    return [[(version.item.id, version.change) for version in chain] for chain in chains(items)]


@pytest.mark.parametrize(
    ("title", "text", "change"),
    [
        (FLOOD.title, FLOOD.text.replace("إ", "ا"), Change.COPY),
        (FLOOD.title, FLOOD.text + "\nوأغلقت السلطات الطريق.", Change.UPDATE),
        (FLOOD.title, FLOOD.text.replace("340 عائلة", "350 عائلة"), Change.UPDATE),
        (FLOOD_TOLL.title, FLOOD_TOLL.text, Change.TOLL),
        (f"تصحيح - {FLOOD.title}", FLOOD.text, Change.CORRECTION),
        (FLOOD.title, f"(تصويب) {FLOOD.text}", Change.CORRECTION),
        (FLOOD.title, FLOOD.text.replace("12 شخصا", "اثني عشر شخصا"), Change.UPDATE),
    ],
)
def test_what_a_version_brings(title: str, text: str, change: Change):
    later = replace(FLOOD, id="a", title=title, text=text, published=DAWN + timedelta(hours=1))
    assert _changes(later, RATE, FLOOD) == [
        [("flood-1", Change.FIRST), ("a", change)],
        [("rate-1", Change.FIRST)],
    ]


def test_the_same_wording_of_another_week_is_another_story():
    later = replace(FLOOD, id="later", published=DAWN + timedelta(days=7))
    assert len(chains([FLOOD, later])) == 2
    assert len(chains([FLOOD, replace(later, published=None)])) == 1


def test_the_order_of_input_is_nothing():
    assert chains(DAY) == chains(DAY[::-1])


def test_versions_are_chained_by_time_and_those_without_one_stand_last():
    three = [
        replace(FLOOD, id=name, published=time) for name, time in (("a", None), ("b", DAWN), ("c", None))
    ]
    (chain,) = chains(three)
    assert [version.item.id for version in chain] == ["b", "a", "c"]
