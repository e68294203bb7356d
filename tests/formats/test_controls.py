import pytest

from service.formats.controls import without_controls


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
