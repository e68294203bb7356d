import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.reports.markdown import cell


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("He spoke.", "He spoke."),
        ("a|b", r"a\|b"),
        ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
        (" two\nlines ", "two lines"),
        ("قال: «نعم»", "قال: «نعم»"),
        ("![x](y)", r"\!\[x\](y)"),
    ],
)
def test_a_text_stays_on_its_line_and_means_nothing(text: str, written: str):
    assert cell(text) == written


@given(st.text())
def test_no_mark_is_left_alone(text: str):
    written = cell(text)
    assert not re.search(r"[\\`*_{}\[\]<>#|~&!$]", re.sub(r"\\.", "", written))
    assert len(written.splitlines()) <= 1
