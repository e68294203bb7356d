import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.formats.controls import printable, without_controls


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("\x1b]0;title\x07قال", "]0;titleقال"),
        ("a\x9b2Jb\x7f\x00\r", "a2Jb"),
        ("a\tb\nc\u200fd", "a\tb\nc\u200fd"),
    ],
)
def test_control_characters_go_and_spaces_stay(text: str, clean: str):
    assert without_controls(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [("قال\x00\ud800", "قال\ufffd"), ("a\uffffb\U0001fffe", "a\ufffdb\ufffd"), ("\t٢ 🛳\n", "\t٢ 🛳\n")],
)
def test_half_characters_and_those_that_are_none_are_replaced(text: str, clean: str):
    assert printable(text) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a \u202eb\u202c c", "a b c"),
        ("\u202aa\u202b \u202db", "a b"),
        ("قال \u2066F-16\u2069 ثم", "قال \u2066F-16\u2069 ثم"),
        ("a \u2067b \u2066c\u2069 d", "a b \u2066c\u2069 d"),
        ("\u2069a\u2069 \u2068b\u2069\u2069", "a \u2068b\u2069"),
        ("\u2067a\nb\u2069\u2029\u2066c\u2029d\u2069", "a\nb\u2029c\u2029d"),
        ("\u200ea\u200f \u061cb می\u200cرود \u200d", "\u200ea\u200f \u061cb می\u200cرود \u200d"),
    ],
)
def test_nothing_turns_around_the_rest_of_a_paragraph(text: str, clean: str):
    assert without_controls(text) == clean
    assert printable(text) == clean


@given(st.text("a \n\u2029\u202e\u202c\u200f\u2066\u2067\u2068\u2069"))
def test_what_stays_is_closed_in_its_paragraph_and_nothing_else_goes(text: str):
    clean = without_controls(text)
    for paragraph in clean.replace("\u2029", "\n").split("\n"):
        depth = 0
        for char in paragraph:
            depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0
    assert [char for char in clean if char in "a \n\u2029\u200f"] == [
        char for char in text if char in "a \n\u2029\u200f"
    ]
    assert without_controls(clean) == clean
