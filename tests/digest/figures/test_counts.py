"""Counts of people in a sentence."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.digest.figures.counts import Bound, Count, counts

GOLDEN = tomllib.loads((Path(__file__).parents[2] / "golden" / "figures.toml").read_text(encoding="utf-8"))

WORDS = [
    "قتل",
    "مقتل",
    "12",
    "٣",
    "شخصا",
    "قتيلا",
    "و",
    "وإصابة",
    "قتيلان",
    "إلى",
    "من",
    "عدد",
    "القتلى",
    "،",
    "بينهم",
]


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda case: case["text"])
def test_golden(case: dict[str, Any]):
    assert [_written(each) for each in counts(case["text"], 2026)] == case["counts"]


def test_a_story_without_a_time_tells_nothing_of_a_year():
    assert not counts("قتل 12 شخصا في الانفجار الذي وقع عام 2026.", None)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_words_are_read(row: list[str]):
    for count in counts(" ".join(row)):
        assert count.value > 0


def _written(count: Count) -> str:
    value = count.value.numerator if count.value.denominator == 1 else float(count.value)
    bound = [] if count.bound is Bound.EXACT else [count.bound.value]
    some = [] if count.is_general else ["some"]
    families = ["families"] if count.by_families else []
    return " ".join([count.subject, str(value), *bound, *some, *families])
