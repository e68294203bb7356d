"""Loops are found; what people repeat is not."""

import pytest

from service.checks.repetition import RepetitionCheck
from tests.checks.golden import Case, cases, judge
from tests.checks.references import alarms, damaged, flores, needs_shared, ntrex, wire


@pytest.mark.parametrize("case", cases("repetition"))
def test_golden(case: Case):
    judge(RepetitionCheck(), case)


@needs_shared
@pytest.mark.parametrize(("words", "times"), [(1, 5), (2, 4), (3, 4), (5, 3), (12, 2)])
def test_a_loop_is_found(words: int, times: int):
    for _, pairs in wire(20):
        looped = damaged(pairs, lambda target: f"{target} {_last(target, words) * times}")
        assert alarms(RepetitionCheck(), looped) == 1.0


@needs_shared
def test_a_loop_of_chinese_is_found():
    looped = damaged(
        dict(flores())["zh-Hans"], lambda target: target.rstrip("。") + target.rstrip("。")[-8:] * 3
    )
    assert alarms(RepetitionCheck(), looped) > 0.97


@needs_shared
def test_human_translations_pass():
    for _, pairs in (*flores(3), *ntrex(3), *wire(20)):
        assert alarms(RepetitionCheck(), pairs) == 0


def _last(target: str, words: int) -> str:
    return " ".join([word for word in target.split() if word.isalpha()][-words:]) + " "
