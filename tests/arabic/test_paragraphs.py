"""What lines are: entries of lists, headlines, bylines."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.letters import trim
from service.arabic.paragraphs import is_byline, is_headline, is_item, lines

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/paragraphs.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", GOLDEN["items"]["lines"])
def test_items(line: str) -> None:
    assert is_item(line)


@pytest.mark.parametrize("line", GOLDEN["not_items"]["lines"])
def test_not_items(line: str) -> None:
    assert not is_item(line)


@pytest.mark.parametrize("case", GOLDEN["story"], ids=lambda case: case["law"])
def test_headlines(case: dict[str, Any]) -> None:
    first, *body = case["lines"]
    assert is_headline(first, body) is case["headline"]


def test_bylines() -> None:
    assert is_byline("من سامي حداد")
    assert not is_byline("من سامي حداد، القاهرة")
    assert not is_byline("سامي حداد")


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\n\n", "\n \u200f\t\n", "\f", "\v", "\x85", "\u2028", "\u2029"]
)
def test_whatever_ends_a_line(end: str) -> None:
    text = f"\ufeffسطر أول {end}\u00a0سطر ثان\u200f"
    assert [text[start:stop] for start, stop in lines(text)] == ["سطر أول", "سطر ثان"]


@given(st.text(st.sampled_from("اب. \n\r\u2028\u200f\ufeff\t")))
def test_lines_hold_all_ink_and_no_blank_edges(text: str) -> None:
    spans = lines(text)
    assert "".join(text[start:end] for start, end in spans).count("ا") == text.count("ا")
    assert all(trim(text, start, end) == (start, end) for start, end in spans)
    assert not any(set("\n\r\u2028") & set(text[start:end]) for start, end in spans)
