"""The classes of characters, and how much of a text is Arabic."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic import letters

PLANE = [chr(code) for code in range(0x10000)]


def test_letters_are_the_letters_of_the_arabic_script() -> None:
    member = re.compile(f"[{letters.LETTERS}]")
    for char in filter(member.match, PLANE):
        assert unicodedata.name(char).startswith("ARABIC")
        assert unicodedata.category(char) in ("Lo", "Lm")


def test_marks_hang_on_letters() -> None:
    member = re.compile(f"[{letters.MARKS}]")
    found = [char for char in PLANE if member.match(char)]
    assert {unicodedata.category(char) for char in found} == {"Mn"}
    arabic = [char for char in PLANE if unicodedata.name(char, "").startswith("ARABIC")]
    assert set(found) == {char for char in arabic if unicodedata.category(char) == "Mn"}


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("قال", 1.0),
        ("", 0.0),
        ("123 …", 0.0),
        ("Paris", 0.0),
        ("قال Abc", 0.5),
        ("بــب ab", 0.5),
        ("ﻻab", 1 / 3),
    ],
)
def test_share(text: str, share: float) -> None:
    assert letters.arabic_share(text) == pytest.approx(share)


@pytest.mark.parametrize("text", ["ا", "abc ا", "ﷲ", "ی"])
def test_one_letter_is_arabic_enough(text: str) -> None:
    assert letters.has_arabic(text)


@pytest.mark.parametrize("text", ["", "abc", "٣، ـ\u064e؟", "שלום"])
def test_no_letter_is_not(text: str) -> None:
    assert not letters.has_arabic(text)


@given(st.text())
def test_share_is_a_share(text: str) -> None:
    assert 0.0 <= letters.arabic_share(text) <= 1.0


@given(st.text(st.sampled_from("ا \n\u200f\ufeff\u00a0.")))
def test_trim_takes_blanks_off_the_edges_only(text: str) -> None:
    start, end = letters.trim(text, 0, len(text))
    outside = text[:start] + text[end:]
    assert not re.search("[ا.]", outside)
    assert start == end or {text[start], text[end - 1]} <= set("ا.")


def test_western_digits_keep_offsets() -> None:
    assert "٣٫۴".translate(letters.WESTERN_DIGITS) == "3٫4"
