import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.summaries.trimming import trimmed

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden" / "trimming.toml").read_text(encoding="utf-8"))
WORDS = [
    "قال",
    "الوزير",
    "يوم",
    "الأحد",
    "إن",
    "في",
    "بيان",
    "،",
    "«كلمة»",
    "(51",
    "عاما)",
    "على",
    "ما",
    "أفاد",
    ".",
    "12",
]


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda case: case["source"][:30])
def test_golden(case):
    assert trimmed(case["source"]) == case.get("trimmed", case["source"])


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda case: case["source"][:30])
def test_what_is_trimmed_stays_as_it_is(case):
    once = trimmed(case["source"])
    assert trimmed(once) == once


@given(
    st.lists(
        st.sampled_from(
            [
                "قال",
                "الوزير",
                "يوم",
                "الأحد",
                "إن",
                "في",
                "بيان",
                "،",
                "«كلمة»",
                "(51",
                "عاما)",
                "على",
                "ما",
                "أفاد",
                ".",
                "12",
            ]
        ),
        max_size=25,
    )
)
def test_no_word_is_made_and_none_changes_its_place(words):
    text = " ".join(words)
    rest = iter(text.replace("،", " ").replace(".", " ").split())
    assert all(word in rest for word in trimmed(text).replace("،", " ").replace(".", " ").split())
