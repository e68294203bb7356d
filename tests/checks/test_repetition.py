"""Loops are found; what people repeat is not."""

from itertools import cycle, islice
from time import process_time

import pytest

from service.checks.check import Pair
from service.checks.repetition import RepetitionCheck
from service.languages import language
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


def test_a_long_unit_is_found():
    unit = " ".join(f"w{number}" for number in range(100))
    assert RepetitionCheck().findings(Pair("", f"{unit} {unit}", language("en")))


def test_a_very_long_pair_takes_no_time():
    """20,000 words, of which none is doubled and each comes back; in processor time, for a busy machine."""
    words = (f"w{number * number % 1009}" for number in cycle(range(1, 505)))
    text = " ".join(islice(words, 20_000))
    start = process_time()
    RepetitionCheck().score(Pair(text, text, language("en")))
    assert process_time() - start < 2


def test_a_row_of_vowel_signs_takes_no_time():
    start = process_time()
    RepetitionCheck().score(Pair("خبر", "\u064e" * 12_000, language("en")))
    assert process_time() - start < 0.5


@needs_shared
def test_human_translations_pass():
    for _, pairs in (*flores(3), *ntrex(3), *wire(20)):
        assert alarms(RepetitionCheck(), pairs) == 0


def _last(target: str, words: int) -> str:
    return " ".join([word for word in target.split() if word.isalpha()][-words:]) + " "
