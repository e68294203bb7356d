"""Numbers of a source and its target in many languages, and what holds for every pair."""

import tomllib
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.check import Pair
from service.checks.numbers import NumberCheck, number_fidelity
from service.languages import language
from tests.checks.golden import GOLDEN, Case, judge

TABLE = tomllib.loads((GOLDEN / "number_check_cases.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{case['language']}-{name}") for name, case in TABLE["case"].items()]
TAGS = st.sampled_from(["en", "fr", "es", "de", "it", "ru", "zh", "fa"])
WORDS = "ثلاثة ألف مليون و7 ½ آب twenty-one two thirds 1.2 million 9:30 mars 3e einundzwanzig %"
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS.split())).map(" ".join))


@pytest.mark.parametrize("case", CASES)
def test_judges(case: Case) -> None:
    judge(NumberCheck(), case)


@given(TEXTS, TEXTS, TAGS)
def test_a_finding_is_one_line_whatever_the_texts(source: str, target: str, tag: str) -> None:
    for finding in NumberCheck().findings(Pair(source, target, language(tag))):
        assert len(finding.reason.splitlines()) == 1


@given(st.integers(2, 999_999), TAGS)
def test_plain_figures_are_their_own_translation(value: int, tag: str) -> None:
    found = number_fidelity(f"قرأ المذيع {value} اسما.", f"({value})", tag)
    assert found.missing == found.unsupported == ()


@given(st.integers(13, 9999), st.sampled_from(["en", "fr", "es", "de", "it", "ru"]))
def test_a_figure_that_is_lost_is_missed(value: int, tag: str) -> None:
    found = number_fidelity(f"قرأ المذيع {value} اسما.", "(…)", tag)
    assert [quantity.value for quantity in found.missing] == [value]
    assert found.unsupported == ()


@pytest.mark.parametrize("tag", ["en", "fr", "it", "zh"])
def test_a_run_of_5000_digits_is_no_error(tag: str) -> None:
    run, check = "7" * 5000, NumberCheck()
    assert check.accept(number_fidelity(run, run, tag))
    assert len(check.findings(Pair(f"{run} 25", "…", language(tag)))) == 1


@pytest.mark.parametrize(
    ("source", "target"),
    [("ألف 12 ", "13 thousand "), ("12 كم ", "14 km "), ("20% ", "20% "), ("9:30 ", "12:45 ")],
)
def test_a_row_of_one_number_takes_time_in_proportion(source: str, target: str) -> None:
    """12,000 characters on both sides; in processor time, for a busy machine."""
    start = process_time()
    number_fidelity(source * (12_000 // len(source)), target * (12_000 // len(target)), "en")
    assert process_time() - start < 2
