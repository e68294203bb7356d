"""What was not translated is found, and nothing else."""

import re

import pytest

from service.checks.check import Pair
from service.checks.residue import ResidueCheck
from tests.checks.golden import Case, cases, judge
from tests.checks.references import alarms, flores, needs_shared, ntrex, wire


@pytest.mark.parametrize("case", cases("residue"))
def test_golden(case: Case):
    judge(ResidueCheck(), case)


@needs_shared
def test_an_arabic_word_left_in_is_found():
    """In another script always; in Persian, many words look the same."""
    for tag, pairs in flores(3):
        spoilt = [
            Pair(each.source, f"{each.target} {_longest(each.source)}", each.language) for each in pairs
        ]
        assert alarms(ResidueCheck(), spoilt) >= (0.75 if tag == "fa" else 1.0)


@needs_shared
def test_the_source_handed_back_is_found():
    for _, pairs in flores(3):
        copies = [Pair(each.source, each.source, each.language) for each in pairs]
        assert alarms(ResidueCheck(), copies) == 1.0


@needs_shared
def test_human_translations_pass():
    for _, pairs in (*flores(), *ntrex(), *wire(8)):
        assert alarms(ResidueCheck(), pairs) == 0


def _longest(source: str) -> str:
    words: list[str] = re.findall(r"[ء-ي]+", source)
    return max(words, key=len)
