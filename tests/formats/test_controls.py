import pytest

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
