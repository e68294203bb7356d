"""Times as feeds and people write them."""

from datetime import timedelta

import pytest

from service.digest.times import read_time


@pytest.mark.parametrize(
    ("text", "hours"),
    [("2026-11-27T06:30+02:00", 2), (" 2026-11-27 06:30 ", 0), ("Fri, 27 Nov 2026 06:30:00 -0500", -5)],
)
def test_a_time_keeps_its_own_clock(text: str, hours: int):
    found = read_time(text)
    assert found.utcoffset() == timedelta(hours=hours)
    assert f"{found:%Y-%m-%d %H:%M}" == "2026-11-27 06:30"


@pytest.mark.parametrize("text", ["أمس", "h", "2026-13-01", "0001-01-01T00:00+14:00"])
def test_what_is_no_time(text: str):
    with pytest.raises(ValueError, match=text.replace("+", r"\+")):
        read_time(text)
