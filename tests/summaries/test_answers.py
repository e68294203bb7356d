"""What models write, taken apart: golden cases, and laws that hold for any answer."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.story import Style
from service.summaries.answers import parts, split

CASES = tomllib.loads((Path(__file__).parents[1] / "golden/answers.toml").read_text(encoding="utf-8"))["case"]
PIECES = st.sampled_from(
    [
        "1. ",
        "2) ",
        "٣- ",
        "- ",
        "* ",
        "• ",
        "**",
        "\n",
        ": ",
        "«",
        "»",
        '"',
        ". ",
        "؟ ",
        "خبر",
        "Port",
        " 5",
        "。",
        "#",
        "(",
    ]
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['style']}: {case['why']}")
def test_golden(case: dict[str, Any]) -> None:
    assert list(parts(case["answer"], Style(case["style"]))) == case["parts"]


@given(st.lists(PIECES, max_size=30), st.sampled_from(Style))
def test_parts_are_text_of_the_answer_one_line_each_and_different(pieces: list[str], style: Style) -> None:
    answer = "".join(pieces)
    found = parts(answer, style)
    assert len(set(found)) == len(found)
    assert style is not Style.HEADLINE or len(found) <= 1
    for text in found:
        assert text == text.strip() != ""
        assert "\n" not in text
        assert text.replace("*", "") in answer.replace("*", "")


@given(st.text(max_size=80))
def test_sentences_lose_nothing_but_space(text: str) -> None:
    joined = "".join(split(text))
    assert [letter for letter in joined if not letter.isspace()] == [
        letter for letter in text if not letter.isspace()
    ]
