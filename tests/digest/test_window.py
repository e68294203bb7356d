"""From when on stories are in a digest."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.digest.window import point, since, spoken, within
from service.errors import InputError
from tests.digest.stories import DAWN, DAY, FLOOD_OTHER, MATCH

NEWEST = DAWN + timedelta(hours=5)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("24h", timedelta(hours=24)),
        ("3d", timedelta(days=3)),
        ("90m", timedelta(minutes=90)),
        (" 2 W ", timedelta(weeks=2)),
    ],
)
def test_a_span_leads_back_from_the_newest_story_or_from_now(text: str, back: timedelta):
    assert since(text, DAY) == NEWEST - back
    assert since(text, DAY, DAWN) == DAWN - back


def test_where_nothing_has_a_time_there_is_no_beginning():
    assert since("24h", [MATCH]) is None


def test_a_time_is_one_whatever_the_stories_are():
    assert since("2026-11-27T06:00+02:00", DAY) == DAWN
    assert since("2026-11-27", []) == datetime(2026, 11, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "24",
        "h",
        "-3d",
        "٢٤h",
        "3 months",
        "2026-13-01",
        "9999999999h",
        "0001-01-01T00:00+14:00",
    ],
)
def test_what_is_no_time_is_one_sentence(text: str):
    with pytest.raises(InputError, match="--since"):
        since(text, DAY)


def test_before_the_first_year_there_is_nothing():
    with pytest.raises(InputError, match="first year"):
        since("999999999w", DAY)
    with pytest.raises(InputError, match="first year"):
        since("999999d", DAY)


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_refused(text: str):
    with suppress(InputError):
        assert since(text, []) is None or isinstance(since(text, []), datetime)


def test_a_time_keeps_its_own_clock():
    assert point("2026-11-27T06:00+01:00", "--made").tzinfo == timezone(timedelta(hours=1))
    assert point("2026-11-27T06:00", "--made").tzinfo is UTC


def test_a_story_without_a_time_stands_in_every_window():
    assert within(DAY, NEWEST) == (FLOOD_OTHER, MATCH)  # the first moment is inside
    assert within(DAY, NEWEST + timedelta(days=1)) == (MATCH,)
    assert within(DAY, None) == DAY


def test_a_person_reads_it_in_one_zone():
    assert spoken(datetime(2026, 11, 27, 6, tzinfo=timezone(timedelta(hours=2)))) == "2026-11-27 04:00 UTC"
