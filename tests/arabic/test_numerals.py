"""The numbers of Arabic text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.number import NumberKind
from service.arabic.numerals import numbers

GOLDEN = Path(__file__).parents[1] / "golden" / "numerals.toml"
CASES = tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["case"]
STORY = Path(__file__).parents[2].parent / "shared" / "stories" / "000_c3d54210204b3df6.txt"
WORDS = sorted({word for case in CASES for word in case["text"].split()})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_golden(case: dict[str, Any]):
    text = case["text"]
    found = [[text[n.start : n.end], str(n.value), n.kind.value] for n in numbers(text)]
    assert found == case["numbers"]


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("1.250 مترا", "5/4"),
        ("ألفا شخص", "1000"),
        ("ثلاثة عقود", "30"),
        ("عقدين", "20"),
        ("نصف ساعة", "30"),
        ("ربع قرن", "25"),
        ("عام ونصف", "18"),
        ("التسعينات", "1990"),
        ("القرن الحادي والعشرين", "2000"),
        ("خمس السكان", "1/5"),
        ("دولارا و83 سنتا", "183/100"),
    ],
)
def test_what_the_same_words_may_also_state(text: str, also: str):
    assert also in {str(value) for number in numbers(text) for value in number.also}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("نجا ألف و30 أصيبوا", ["1000", "30"]),
        ("خسرت 10 ملايين و2023 كان الأسوأ", ["10000000", "2023"]),
        ("بين مليون و500 ألف", ["1000000", "500000"]),
        ("3 مليارات و200 مليون و2023 كان الأسوأ", ["3200000000", "2023"]),
        ("مليون وعشرة بالمئة منهم", ["1000000", "10"]),
        ("3 ملايين ونصف المليون", []),
        ("مئة وخمسون", []),
        ("ألف مليون", []),
    ],
)
def test_the_same_words_as_two_numbers(text: str, apart: list[str]):
    (number,) = numbers(text)
    assert [str(part.value) for part in number.apart] == apart


@pytest.mark.parametrize("mark", ["\u064b", "\u064e", "\u0640"])
def test_marks_and_tatweel_change_nothing(mark: str):
    plain = numbers("حضر مئة وخمسة وعشرون شخصا")
    marked = numbers(f"حضر م{mark}ئة وخمس{mark}ة وعشرون شخصا")
    assert [number.value for number in plain] == [number.value for number in marked] == [125]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_spans_lie_apart_and_in_order(text: str):
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert isinstance(number.kind, NumberKind)
        end = number.end


@given(st.text())
def test_any_text_can_be_read(text: str):
    assert all(0 <= number.start < number.end <= len(text) for number in numbers(text))


@given(st.integers(0, 10**12))
def test_a_figure_reads_as_itself(number: int):
    assert [each.value for each in numbers(f"بلغ العدد {number} وحدة")] == [number]


@pytest.mark.skipif(not STORY.exists(), reason="../shared is not here")
def test_the_founding_story():
    text = STORY.read_text(encoding="utf-8")
    found = {str(number.value) for number in numbers(text)}
    assert {"2019", "2000", "1950", "1953", "19", "3/2"} <= found
