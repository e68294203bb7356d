"""Targets that are cut off or drawn out are found; short ones are given room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.check import Pair
from service.checks.length import LengthCheck
from service.languages import Language, languages
from tests.checks.golden import Case, cases, judge
from tests.checks.references import alarms, damaged, flores, needs_shared, ntrex, wire


@pytest.mark.parametrize("case", cases("length"))
def test_golden(case: Case):
    judge(LengthCheck(), case)


@needs_shared
def test_a_target_cut_to_a_third_is_found():
    """From 40 letters on; of a shorter sentence a third could be all there is."""
    for _, pairs in wire(8):
        cut = [pair for pair in damaged(pairs, _third) if sum(map(str.isalnum, pair.source)) >= 40]
        assert alarms(LengthCheck(), cut) > 0.97
    for _, pairs in flores():
        cut = [pair for pair in damaged(pairs, _third) if sum(map(str.isalnum, pair.source)) >= 40]
        assert alarms(LengthCheck(), cut) > 0.89


def _third(target: str) -> str:
    return target[: len(target) // 3]


@pytest.mark.parametrize("each", languages(), ids=lambda each: each.tag)
def test_every_language_has_a_ratio(each: Language):
    lengths = LengthCheck().score(Pair("قالت وزارة الصحة", "x", each))
    assert 0.3 * lengths.source < lengths.usual < 1.5 * lengths.source
    assert lengths.slack >= 1


@given(st.text(), st.text(), st.sampled_from(languages()))
def test_any_text_has_a_length(source: str, target: str, each: Language):
    check = LengthCheck()
    lengths = check.score(Pair(source, target, each))
    assert check.accept(lengths) or check.reason(lengths)


@needs_shared
def test_human_translations_pass():
    for _, pairs in flores():
        assert alarms(LengthCheck(), pairs) <= 0.0031
    for _, pairs in wire(8):
        assert alarms(LengthCheck(), pairs) == 0


@needs_shared
def test_loose_human_translations_mostly_pass():
    """A dozen lines of NTREX say more in Arabic than in any other language; they are found in several."""
    for _, pairs in ntrex():
        assert alarms(LengthCheck(), pairs) <= 0.0165
