"""Names and numbers that run against a text are told from it, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.formats.directions import runs


@pytest.mark.parametrize(
    ("text", "direction", "foreign"),
    [
        ("He met «القاهرة (مصر)» today.", "ltr", ["القاهرة (مصر)"]),
        ("the word الوزير, 12 times", "ltr", ["الوزير"]),
        ("قال 12 to 13", "ltr", ["قال"]),
        ("«في 12 مايو»", "ltr", ["في 12 مايو"]),
        ("plain text, 12-5", "ltr", []),
        ("هواپیمای F-16 پرواز کرد", "rtl", ["F-16"]),
        ("شبکه ABC News (US) گفت", "rtl", ["ABC News (US)"]),
        ("(BBC) گفت", "rtl", ["BBC"]),
        ("دما -5 درجه و 3.5% و 12:30", "rtl", ["-5", "3.5%", "12:30"]),
        ("در سال 2024.", "rtl", []),
        ("نتیجه 10-12 بود", "rtl", []),  # which end is first, a reader of that language says
        ("هذا 4x4 و@barqiya", "rtl", ["4x4", "barqiya"]),
        ("כתב Le Monde, אמר", "rtl", ["Le Monde"]),
        ("", "rtl", []),
    ],
)
def test_what_runs_the_other_way(text: str, direction: str, foreign: list[str]):
    assert [run.text for run in runs(text, direction) if run.foreign] == foreign


@given(st.text("aZ9٣-+.,:%/()«» \nقלéّ̀日"), st.sampled_from(["ltr", "rtl"]))
def test_runs_are_the_text_and_none_is_empty(text: str, direction: str):
    made = list(runs(text, direction))
    assert "".join(run.text for run in made) == text
    assert all(run.text for run in made)
