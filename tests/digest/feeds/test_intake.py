"""Stories of several feeds: none is lost to another's id, and none to another's withdrawal."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from service.digest.feeds.fault import Fault
from service.digest.feeds.intake import Intake
from service.digest.items import Item
from service.errors import InputError

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
QUAKE = Item("1", "زلزال يهز المدينة", "هز زلزال المدينة فجر اليوم.", 0, NOON, "برقية")
OIL = Item("1", "ارتفاع أسعار النفط", "ارتفعت أسعار النفط اليوم.", 0, NOON, "أ ب ج")


def _kill(source: str = "", published: datetime | None = None) -> Fault:
    return Fault("kill", InputError("taken back"), withdraws="1", source=source, published=published)


def _taken(*rows: tuple[Item | Fault, str]) -> tuple[list[tuple[str, str]], list[str]]:
    intake = Intake()
    faults = [fault for each, feed in rows if (fault := intake.take(each, feed))]
    items, late = intake.items()
    return [(item.id, item.title) for item in items], [str(fault) for fault in (*faults, *late)]


def test_a_story_of_another_agency_with_the_same_id_has_one_of_its_own():
    for first, second in (("a.jsonl", "b.jsonl"), ("b.jsonl", "b.jsonl")):
        items, faults = _taken((QUAKE, first), (OIL, second))
        assert items == [("1", QUAKE.title), ("b-1", OIL.title)]
        assert ["this one is called b-1" in fault for fault in faults] == [True]


def test_another_feed_without_sources_tells_other_stories():
    quake, oil = replace(QUAKE, source=""), replace(OIL, source="")
    assert _taken((quake, "a"), (oil, "b"), (oil, "c"))[0] == [("1", QUAKE.title), ("b-1", OIL.title)]
    assert len(_taken((quake, "a"), (quake, "b"))[0]) == 1


def test_an_id_that_is_made_is_nobody_elses():
    others = replace(OIL, id="b-1", title="خبر")
    items, _ = _taken((others, "b"), (QUAKE, "a"), (OIL, "b"))
    assert [name for name, _ in items] == ["b-1", "1", "b-1-2"]


def test_the_newer_version_of_one_agency_is_kept_under_its_id():
    newer = replace(OIL, title="النفط يواصل ارتفاعه", published=NOON + timedelta(hours=1))
    assert _taken((QUAKE, "a"), (OIL, "b"), (newer, "c"))[0] == [("1", QUAKE.title), ("b-1", newer.title)]


@pytest.mark.parametrize(
    ("kill", "feed", "left"),
    [
        (_kill("برقية"), "c", [OIL.title]),
        (_kill("أ ب ج"), "a", [QUAKE.title]),
        (_kill(), "a", [OIL.title]),
        (_kill(), "c", [QUAKE.title, OIL.title]),
        (_kill("برقية", NOON), "a", [OIL.title]),
        (_kill("برقية", NOON - timedelta(hours=1)), "a", [QUAKE.title, OIL.title]),
    ],
)
def test_an_agency_takes_back_its_own_story_and_none_from_after(kill: Fault, feed: str, left: list[str]):
    stories: list[tuple[Item | Fault, str]] = [(QUAKE, "a"), (OIL, "b")]
    kills: list[tuple[Item | Fault, str]] = [(kill, feed)]
    for rows in (kills + stories, stories + kills):
        assert [title for _, title in _taken(*rows)[0]] == left


@pytest.mark.parametrize("year", [2062, 9999])
def test_a_time_far_beyond_the_others_is_none(year: int):
    intake = Intake()
    intake.take(QUAKE, "a")
    intake.take(replace(OIL, id="2", published=datetime(year, 1, 1, tzinfo=UTC)), "b.jsonl")
    items, faults = intake.items()
    assert [item.published for item in items] == [NOON, None]
    assert str(faults[0]).startswith(f"b.jsonl: the time of 2, {year}-01-01, is far beyond")
    assert faults[0].kept


@pytest.mark.parametrize(("days", "known"), [([0, 1, 300], 3), ([-9000, 0, 1], 3), ([0, 0, 400, 800], 2)])
def test_an_old_story_leaves_the_others_their_times(days: list[int], known: int):
    intake = Intake()
    for at, day in enumerate(days):
        intake.take(replace(QUAKE, id=str(at), published=NOON + timedelta(days=day)), "a")
    assert sum(item.published is not None for item in intake.items()[0]) == known
