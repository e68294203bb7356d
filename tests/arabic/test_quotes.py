"""Quotations: the golden table, and laws that hold for any text."""

import tomllib
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.quote_marks import Family, Side
from service.arabic.quotes import quotations

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/quotes.toml").read_text(encoding="utf-8"))["case"]
WIRE = st.text(st.sampled_from("وقل «»“”„\"'‘’<>()ـ.،5aB\u200f"), max_size=60)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["law"])
def test_pairs(case: dict[str, Any]) -> None:
    text, found = case["text"], quotations(case["text"])
    assert [text[opening.start : closing.end] for opening, closing in found.pairs] == case["quoted"]
    assert [text[mark.start : mark.end] for mark in found.unbalanced] == case.get("alone", [])


def test_a_mark_knows_what_it_is_drawn_for() -> None:
    ((opening, closing),) = quotations("ندد بـ”صفقة الظل” أمس").pairs
    assert (opening.side, opening.drawn, opening.family) == (Side.OPEN, Side.CLOSE, Family.CURLY)
    assert (closing.side, closing.drawn) == (Side.CLOSE, Side.CLOSE)


@given(st.one_of(WIRE, st.text()))
def test_pairs_nest_and_no_mark_is_used_twice(text: str) -> None:
    found = quotations(text)
    spans = [(mark.start, mark.end) for pair in found.pairs for mark in pair]
    spans += [(mark.start, mark.end) for mark in found.unbalanced]
    assert len(spans) == len(set(spans))
    for first, second in ((a, b) for a in found.pairs for b in found.pairs if a[0].start < b[0].start):
        assert second[0].start >= first[1].end or second[1].end <= first[1].start


@given(st.lists(st.sampled_from(["«نعم»", "“لن نعود”", '"أمس"', "”غدا”"]), max_size=6))
def test_quotations_in_a_row_are_all_found(quoted: list[str]) -> None:
    text = " قال: ".join(["", *quoted])
    found = quotations(text)
    assert [text[opening.start : closing.end] for opening, closing in found.pairs] == quoted
    assert not found.unbalanced


def test_a_row_of_marks_takes_time_in_proportion() -> None:
    start = process_time()
    assert len(quotations("«" * 30_000).unbalanced) == 30_000
    assert process_time() - start < 3
