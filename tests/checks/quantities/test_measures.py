"""Measures told in another unit are the same; other amounts are not."""

from fractions import Fraction

import pytest

from service.checks.quantities.measures import measures


@pytest.mark.parametrize(
    ("arabic", "value", "target", "other"),
    [
        ("ميلا", 385, " km", 620),
        ("أقدام", 20, " metres", 6),
        ("بوصات", 4, "-cm", 10),
        ("رطلا", 550, " kilos", 250),
        ("درجة", 80, " °C", 27),
        ("كيلومتر مربع", 100, " sq mi", 39),
        ("كم", 118, " miles", 73),
        ("فدان", 10, " hectares", 4),
    ],
)
def test_converted(arabic: str, value: int, target: str, other: int):
    ours = measures(arabic, 0, Fraction(value), arabic=True)
    theirs = measures(target, 0, Fraction(other), arabic=False)
    wrong = measures(target, 0, Fraction(other * 2), arabic=False)
    assert any(a.converts_to(b) for a in ours for b in theirs)
    assert not any(a.converts_to(b) for a in ours for b in wrong)


def test_the_same_unit_converts_nothing():
    """1040 km and 1042 km are two statements."""
    ours = measures("كم", 0, Fraction(1040), arabic=True)
    theirs = measures(" km", 0, Fraction(1042), arabic=False)
    assert not any(a.converts_to(b) for a in ours for b in theirs)


def test_no_unit_no_measure():
    assert measures(" people", 0, Fraction(12), arabic=False) == ()
