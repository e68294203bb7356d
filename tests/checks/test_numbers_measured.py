"""The number check on human translations: few false alarms, and what was changed is noticed."""

from functools import cache
from pathlib import Path

import pytest

from evaluation.check_calibration import LANGUAGES, WIRE, Calibration, calibrate
from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.finding import find_set

EVAL = Path(__file__).parents[2].parent / "shared" / "eval"


@cache
def measured(name: str, tag: str) -> Calibration:
    pair = LanguagePair.parse(f"ar-{tag}")
    return calibrate(name, find_set(name, EVAL).bitext(pair), pair.target)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_wire_stories_of_our_own(tag: str):
    row = measured(WIRE, tag)
    assert row.with_number > 400
    assert row.false_alarms < 0.01
    assert row.changed.share > 0.98
    assert row.dropped.share > 0.91


@pytest.mark.skipif(not EVAL.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", ["flores-dev", "ntrex"])
def test_public_sets(name: str, tag: str):
    """Of what is left out, the «two» of a dual need not be told: «the ministers», «الوزيران»."""
    row = measured(name, tag)
    assert row.false_alarms < 0.02
    assert row.changed.share >= 0.95
    assert row.dropped.share >= 0.8


def test_speed_is_that_of_a_desk():
    assert measured(WIRE, "de").pairs_per_minute > 20_000
