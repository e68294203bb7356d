"""Datelines: the golden table, what is none, and how they are set again."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.dateline import find_dateline, render_dateline

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/datelines.toml").read_text(encoding="utf-8"))
HEADS = st.lists(
    st.sampled_from(
        ["القاهرة", "لندن", "طوبى", "رويترز", "أ ف ب", "5 مايو", "(", ")", "/", " - ", ":", " ", "قال", "،"]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("case", GOLDEN["dateline"], ids=lambda case: case["line"] + case["rest"][:4])
def test_parts(case: dict[str, Any]) -> None:
    text = case["line"] + case["rest"]
    found = find_dateline(text)
    assert found is not None
    assert text[found.start : found.end] == case["line"]
    assert [text[slice(*span)] for span in found.places] == case.get("places", [])
    for name in ("region", "date", "agency", "byline"):
        span = getattr(found, name)
        assert (span and text[slice(*span)]) == case.get(name)
    assert found.frame == case["frame"]
    assert found.joint == case.get("joint", ", ")


@pytest.mark.parametrize("text", GOLDEN["none"]["heads"])
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize("text", ["", "\u200f", "\n", "القاهرة"])
def test_too_little_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_place_alone_is_not_certain() -> None:
    (bare, signed) = (find_dateline("نيقوسيا - في مقهى"), find_dateline("نيقوسيا (برقية) - في مقهى"))
    assert bare is not None
    assert signed is not None
    assert (bare.is_certain, signed.is_certain) == (False, True)


def test_spans_begin_behind_what_is_blank() -> None:
    text = "\u200f القاهرة (رويترز) - قال"
    found = find_dateline(text)
    assert found is not None
    assert text[found.start : found.end] == "القاهرة (رويترز) -"


@pytest.mark.parametrize(
    ("source", "parts", "target"),
    [
        ("(موسكو) هدايا", {"places": ["Moscow"]}, "(Moscow)"),
        ("موسكو (رويترز) - قال", {"places": ["MOSCOW"], "agency": "Reuters"}, "MOSCOW (Reuters) -"),
        (
            "دبي/لندن، 3 آب (أ ف ب) -- قال",
            {"places": ["Dubai", "London"], "date": "Aug 3", "agency": "AFP"},
            "Dubai/London, Aug 3 (AFP) --",
        ),
        (
            "كانو (نيجيريا) 12 مايو (برقية) - قال",
            {"places": ["Kano"], "region": "Nigeria", "date": "12 mai", "agency": "Barqiya"},
            "Kano (Nigeria), 12 mai (Barqiya) -",
        ),
        (
            "بغداد في 7 مارس /واع/ قال",
            {"places": ["Bagdad"], "date": "7. März", "agency": "INA"},
            "Bagdad, 7. März /INA/",
        ),
    ],
)
def test_the_form_is_kept(source: str, parts: dict[str, Any], target: str) -> None:
    found = find_dateline(source)
    assert found is not None
    assert render_dateline(found, **parts) == target


@given(HEADS)
def test_what_is_found_is_found_again_alone(text: str) -> None:
    found = find_dateline(text)
    if found is not None:
        alone = text[found.start : found.end]
        again = find_dateline(alone)
        assert again is not None
        assert (alone[again.start : again.end], again.frame) == (alone, found.frame)
