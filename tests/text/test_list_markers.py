"""A list's markers are told from the sentence, and what only looks like one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.paragraphs import is_item
from service.languages import language
from service.text.list_markers import list_marker, marker_in, without_marker


@pytest.mark.parametrize(
    ("marker", "rest"),
    [
        ("- ", "بند ثان"),
        ("–  ", "بند"),
        ("ـ ", "بند"),
        ("•", "بند"),
        ("•\u00a0", "بند"),
        ("* ", "5 قتلى"),
        ("1. ", "بند"),
        ("٢- ", "بند"),
        ("12)", "بند"),
        ("(3) ", "2024 عام حاسم"),
        ("أ- ", "بند"),
        ("ب) ", "بند"),
        ("1. ", "«بند» جديد"),
    ],
)
def test_marker(marker: str, rest: str):
    assert list_marker(marker + rest) == len(marker)


@pytest.mark.parametrize(
    "text",
    [
        "بند",
        "",
        "-",
        "- ",
        "-5 درجات",
        "1-0",
        "1 - صفر",
        "14.30",
        "د. خالد",
        "2024 عام حاسم",
        "أولا: بند",
        "قال - أمس",
    ],
)
def test_no_marker(text: str):
    assert list_marker(text) == 0


@pytest.mark.parametrize(
    ("marker", "tag", "shown"),
    [
        ("أ- ", "en", "a- "),
        ("ا) ", "en", "a) "),
        ("ب) ", "fr", "b) "),
        ("(ج) ", "tr", "(c) "),
        ("د - ", "de", "d - "),
        ("ي- ", "en", "j- "),
        ("ن- ", "en", "n- "),
        ("أ- ", "ru", "1- "),
        ("(ه) ", "zh-Hans", "(5) "),
        ("ي) ", "he", "10) "),
        ("ب- ", "fa", "ب- "),
        ("ت- ", "en", "ت- "),  # the third or the 22nd: only the list could tell
        ("ـ ", "en", "- "),
        ("- ", "en", "- "),
        ("12) ", "ru", "12) "),
        ("• ", "ja", "• "),
    ],
)
def test_marker_in_a_language(marker: str, tag: str, shown: str):
    assert marker_in(marker, language(tag)) == shown


@given(st.text(alphabet="-•*().1٢أبص ـ«", max_size=12))
def test_only_an_item_has_a_marker_and_text_is_left(text: str):
    length = list_marker(text)
    if length:
        assert is_item(text)
        assert text[length:]
        assert not text[length].isspace()


@pytest.mark.parametrize(
    ("wording", "marker", "rest"),
    [
        ("- One", "- ", "One"),
        ("-  One", "- ", "One"),
        ("• One", "- ", "One"),
        ("12. One", "- ", "One"),
        ("(b) One", "b) ", "One"),
        ("One", "- ", "One"),
        ("- One", "", "- One"),  # no entry of a list
        ("No. 5 was hit", "- ", "No. 5 was hit"),
        ("A. Smith said", "a) ", "A. Smith said"),
        ("3.5 million", "- ", "3.5 million"),
        ("-5 degrees", "- ", "-5 degrees"),
        ("•", "•", "•"),  # an entry without words keeps what it has
    ],
)
def test_an_editors_wording_loses_its_marker_and_nothing_else(wording: str, marker: str, rest: str):
    assert without_marker(wording, marker) == rest
