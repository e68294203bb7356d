"""The dates of Arabic text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.dates import dates

GOLDEN = Path(__file__).parents[1] / "golden" / "dates.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]
STORY = Path(__file__).parents[2].parent / "shared" / "stories" / "000_c3d54210204b3df6.txt"
WORDS = sorted({word for case in CASES for word in case["text"].split()})
FIELDS = ("year", "month", "day", "weekday")


def stated(text: str) -> list[dict[str, Any]]:
    found = []
    for date in dates(text):
        fields = {name: getattr(date, name) for name in FIELDS if getattr(date, name) is not None}
        found.append({"text": text[date.start : date.end]} | fields | ({"hijri": True} if date.hijri else {}))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_golden(case: dict[str, Any]):
    assert stated(case["text"]) == case["dates"]


@given(st.lists(st.sampled_from([*WORDS, "/", "(", ")", "2019", "7-2-2024"]), max_size=12).map(" ".join))
def test_spans_lie_apart_and_in_order(text: str):
    end = 0
    for date in dates(text):
        assert end <= date.start < date.end <= len(text)
        end = date.end


@given(st.text())
def test_any_text_can_be_read(text: str):
    assert all(0 <= date.start < date.end <= len(text) for date in dates(text))


@pytest.mark.skipif(not STORY.exists(), reason="../shared is not here")
def test_the_founding_story():
    months = {date.month for date in dates(STORY.read_text(encoding="utf-8"))}
    assert {7, 10} <= months
