"""Letters of another script are found; names in Latin letters are none."""

import pytest

from service.checks.check import Pair
from service.checks.script import ScriptCheck
from tests.checks.golden import Case, cases, judge
from tests.checks.references import alarms, damaged, flores, needs_shared, ntrex, wire


@pytest.mark.parametrize("case", cases("script"))
def test_golden(case: Case):
    judge(ScriptCheck(), case)


@needs_shared
def test_english_for_a_language_of_another_script_is_found():
    english = dict(flores(3))["en"]
    for tag, pairs in flores(3):
        if tag in ("fa", "he", "hi", "ja", "ko", "ru", "uk", "zh-Hans"):
            wrong = [
                Pair(one.source, other.target, one.language)
                for one, other in zip(pairs, english, strict=True)
            ]
            assert alarms(ScriptCheck(), wrong) > 0.995


@needs_shared
def test_a_word_of_another_script_is_found():
    for tag in ("en", "fr", "de", "es", "tr", "ja"):
        spoilt = damaged(dict(flores(3))[tag], lambda target: f"{target} однако")
        assert alarms(ScriptCheck(), spoilt) == 1.0


@needs_shared
def test_human_translations_pass():
    for _, pairs in (*flores(3), *ntrex(3), *wire(20)):
        assert alarms(ScriptCheck(), pairs) == 0
