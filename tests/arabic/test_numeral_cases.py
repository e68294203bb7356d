"""Numbers in Arabic text: the golden table, and what holds for every text."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.number import Number, NumberKind
from service.arabic.numerals import numbers

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/numeral_cases.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(row[0], row[1:], id=f"{part}-{name}")
    for part, rows in GOLDEN.items()
    for name, row in rows.items()
]
WORDS = """
    ثلاثة وأربعون ألف وألفان مليون ملايين ونصف ثلثي مئة ومئتي عشر عشرات الثاني والعشرين بعشرة أحد الأحد ثانية
    التسعينات القرن الساعة والنصف دقائق في المئة عامين آب مارس 1.250 و7 ٤٫٥ 3-1 9:30 ½ % ، . /
"""
PHRASES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)
SYMBOLS = st.text(st.sampled_from("0123٤٥۶.,،٫٬'’ \u00a0\u202f-/:%٪½¾والفمئةثلاـ\u0651\u200f\n"), max_size=60)


def described(number: Number) -> tuple[Fraction, NumberKind]:
    return number.value, number.kind


def expected(said: str) -> tuple[Fraction, NumberKind]:
    value, _, kind = said.partition(" ")
    return Fraction(value), NumberKind(kind or "cardinal")


@pytest.mark.parametrize(("text", "said"), CASES)
def test_reads(text: str, said: list[str]) -> None:
    assert [described(number) for number in numbers(text)] == [expected(each) for each in said]


@given(st.one_of(PHRASES, SYMBOLS, st.text()))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    spans = [(number.start, number.end) for number in numbers(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.one_of(PHRASES, SYMBOLS, st.text()).filter(lambda text: not {"%", "٪"} & set(text)))
def test_spans_do_not_overlap(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end


@given(st.integers(0, 999_999), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_plain_digits_are_read_as_they_stand(value: int, digits: str) -> None:
    written = str(value).translate(str.maketrans("0123456789", digits))
    (found,) = numbers(f"قرأ المذيع {written} اسما.")
    assert described(found) == (Fraction(value), NumberKind.CARDINAL)
    assert not found.also


@given(st.integers(1000, 999_999_999))
def test_arabic_group_marks_leave_the_value_as_it_is(value: int) -> None:
    (found,) = numbers(f"قرأ المذيع {value:,} اسما.".replace(",", "٬"))
    assert described(found) == (Fraction(value), NumberKind.CARDINAL)
    assert not found.also


@pytest.mark.parametrize("digit", ["7", "٧", "۷"])
def test_a_run_of_5000_digits_hides_no_number_beside_it(digit: str) -> None:
    assert [number.value for number in numbers(f"نشر {digit * 5000} مع 12 اسما.")] == [12]
