import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.summaries.shortening import colon_style, shortened

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden" / "shortening.toml").read_text(encoding="utf-8"))
WORDS = ["قال", "الوزير", "إن", "المدينة", "،", "فيما", "بعد", "لا", "إلا", "«كلمة", "هنا»", "مشيرا", "."]


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda case: case["source"][:30])
def test_golden(case):
    found = shortened(case["source"], case["words"], headline=case.get("headline", False))
    assert found == case.get("short")


def test_a_headline_may_be_longer_than_asked_for_where_it_cannot_end_before():
    text = "أغلقت السلطات ميناء المدينة أمام السفن بعد عاصفة ضربت الساحل."
    assert shortened(text, 3, headline=True) == "أغلقت السلطات ميناء المدينة أمام السفن"
    assert shortened(text, 3) is None


@given(
    st.lists(
        st.sampled_from(
            ["قال", "الوزير", "إن", "المدينة", "،", "فيما", "بعد", "لا", "إلا", "«كلمة", "هنا»", "مشيرا", "."]
        ),
        max_size=30,
    ),
    st.integers(1, 12),
)
def test_it_is_a_beginning_and_never_longer_than_asked_for(words, most):
    text = " ".join(words)
    short = shortened(text, most)
    if short is not None and short != text:
        assert len(short.split()) <= most
        assert text.startswith(short.removesuffix("."))


@pytest.mark.parametrize(
    ("source", "headline"),
    [
        (
            "قال مسؤولون بوزارة السياحة إن نيبال تشترط بلوغ قمة.",
            "مسؤولون بوزارة السياحة: نيبال تشترط بلوغ قمة.",
        ),
        ("أعلنت الشرطة أن الطريق مغلق.", "الشرطة: الطريق مغلق."),
        ("قال الرئيس إنه لن يترشح.", "قال الرئيس إنه لن يترشح."),  # who «he» is stands with the speaker
        ("قال الوزير: «نعم».", "قال الوزير: «نعم»."),
        ("أغلقت السلطات الميناء.", "أغلقت السلطات الميناء."),
        ("", ""),
    ],
)
def test_who_says_it_stands_before_a_colon(source, headline):
    assert colon_style(source) == headline
