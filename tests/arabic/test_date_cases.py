"""Dates in Arabic text: the golden table, and what holds for every text."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.dates import DateMention, dates

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/date_cases.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(row[0], row[1:], id=f"{part}-{name}")
    for part, rows in GOLDEN.items()
    for name, row in rows.items()
]
WORDS = """
    الأحد الخميس الثاني السابع من شهر عام سنة تشرين كانون الأول تموز/يوليو تموز (يوليو) آذار مارس باب رجب
    رمضان صفر 5 31 2019 ١٤٤٤ هـ م 7-2-2024 7/2 ، و بين
"""
PHRASES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


def described(found: DateMention) -> str:
    year, month = found.year or "?", f"{found.month:02}" if found.month else "?"
    day = f"{found.day:02}" if found.day else "?"
    weekday = f"/{found.weekday}" if found.weekday else ""
    return f"{year}-{month}-{day}{weekday}{' h' if found.hijri else ''}"


@pytest.mark.parametrize(("text", "said"), CASES)
def test_reads(text: str, said: list[str]) -> None:
    assert [described(each) for each in dates(text)] == said


@given(st.one_of(PHRASES, st.text()))
def test_spans_lie_in_the_text_and_follow_one_another(text: str) -> None:
    end = 0
    for each in dates(text):
        assert end <= each.start < each.end <= len(text)
        end = each.end


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0.day}-{0.month}-{0.year}", "{0:%Y-%m-%d}"]),
)
def test_dates_in_figures_are_read_as_they_stand(day: date, form: str) -> None:
    (found,) = dates(f"وقع العقد بتاريخ {form.format(day)}.")
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
