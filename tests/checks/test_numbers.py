"""Numbers and dates that a target loses, changes or makes up are found; all ways to say them right pass."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.check import Pair
from service.checks.numbers import NumberCheck
from service.languages import Language, language, languages
from tests.checks.golden import Case, cases, judge


@pytest.mark.parametrize("case", cases("number_check"))
def test_golden(case: Case):
    judge(NumberCheck(), case)


@given(st.text(), st.text(), st.sampled_from(languages()))
def test_any_two_texts_have_a_score(source: str, target: str, each: Language):
    check = NumberCheck()
    value = check.score(Pair(source, target, each))
    assert check.accept(value) or check.reason(value)
    for quantity in value.missing:
        assert 0 <= quantity.start < quantity.end <= len(source)
    for quantity in value.unsupported:
        assert 0 <= quantity.start < quantity.end <= len(target)


@given(st.integers(13, 999_999))
def test_a_figure_passes_as_itself_and_not_as_the_next(number: int):
    check, english = NumberCheck(), language("en")
    source = f"وزعت المنظمة {number} سلة غذائية."
    assert not check.findings(Pair(source, f"The agency handed out {number:,} food parcels.", english))
    assert check.findings(Pair(source, f"The agency handed out {number + 1:,} food parcels.", english))


def test_a_reason_is_one_short_sentence():
    check = NumberCheck()
    source = "قتل 14 شخصا وجرح 25 وفقد 31 في 3 أيار/مايو 2024."
    value = check.score(Pair(source, "Several people were killed.", language("en")))
    assert (
        check.reason(value).reason
        == "the source says 14, 25, 31, 3, 2024 and May; the target has none of these"
    )


def test_nothing_is_said_of_texts_without_numbers():
    value = NumberCheck().score(Pair("وصل الوفد.", "The delegation arrived.", language("en")))
    assert not value.stated
    assert re.fullmatch("numbers", NumberCheck().name)
