"""Normalisation: the golden table, the way back, and laws that hold for any text."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.normalize import Level, normalize

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/normalize.toml").read_text(encoding="utf-8"))[
    "case"
]
ARABIC = st.text(st.sampled_from("اأبیکـ\u064e\u0651\u0654\u0653\u200f\u200dﻻﷲﻷ٣ Aـ"), max_size=20)
ANY = st.one_of(ARABIC, st.text())
LEVELS = st.sampled_from(Level)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["law"])
def test_levels(case: dict[str, Any]) -> None:
    expected = case["text"]
    for level in Level:
        expected = case.get(level.name.lower(), expected)
        assert normalize(case["text"], level).text == expected


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("قال المُدَرِّسُ نعم", "المدرس", "المُدَرِّسُ"),
        ("قال الوزيـــر نعم", "الوزير", "الوزيـــر"),
        ("قال \u200fأحمد\u200f نعم", "احمد", "أحمد\u200f"),
        ("عام ٢٠١٩ كان", "2019", "٢٠١٩"),
        ("قال ﷲ نعم", "له", "ﷲ"),
        ("ا\u0654حمد", "احمد", "ا\u0654حمد"),
    ],
)
def test_a_span_leads_back_to_the_source(text: str, word: str, source: str) -> None:
    folded = normalize(text, Level.FOLDED)
    start = folded.text.index(word)
    first, last = folded.source_span(start, start + len(word))
    assert text[first:last] == source


def test_an_empty_span_leads_back_to_an_empty_one() -> None:
    assert normalize("بـه", Level.PLAIN).source_span(1, 1) == (2, 2)


@given(ANY, LEVELS)
def test_offsets_are_monotone_and_in_range(text: str, level: Level) -> None:
    result = normalize(text, level)
    assert len(result.offsets) == len(result.text) + 1
    assert result.offsets[-1] == len(text)
    assert all(0 <= first <= second for first, second in pairwise(result.offsets))


@given(ANY, LEVELS)
def test_every_span_leads_back_to_text(text: str, level: Level) -> None:
    result = normalize(text, level)
    for start in range(len(result.text)):
        first, last = result.source_span(start, start + 1)
        assert 0 <= first < last <= len(text)


@given(ANY, LEVELS)
def test_doing_it_again_changes_nothing(text: str, level: Level) -> None:
    once = normalize(text, level).text
    assert normalize(once, level).text == once


@given(ANY, LEVELS, LEVELS)
def test_a_level_does_what_the_ones_before_it_do(text: str, first: Level, second: Level) -> None:
    low, high = sorted((first, second))
    assert normalize(normalize(text, low).text, high).text == normalize(text, high).text
