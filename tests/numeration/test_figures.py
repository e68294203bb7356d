"""Figures with the separators of all the world."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.numeration.figures import figures


@pytest.mark.parametrize(
    ("text", "decimal", "values"),
    [
        ("1,200,000", ".", [["1200000"]]),
        ("1.200.000", ",", [["1200000"]]),
        ("12,34,567", ".", [["1234567"]]),
        ("12 500,75", ",", [["50003/4"]]),
        ("12\u202f500", ",", [["12500"]]),
        ("1.250", "", [["1250", "5/4"]]),
        ("1.250", ",", [["1250"]]),
        ("1.250", ".", [["5/4"]]),
        ("0.125", "", [["1/8"]]),
        ("٣٫٥", "", [["7/2"]]),
        ("۴٬۰۰۰", "", [["4000"]]),
        ("२०१९", "", [["2019"]]),
        ("7.2.2024", "", [["7"], ["2"], ["2024"]]),
        ("7/2", "", [["7"], ["2"]]),
        ("1,2,3", ".", [["1"], ["2"], ["3"]]),
        ("0800 555 111", "", [["800"], ["555"], ["111"]]),
        ("3½", ".", [["7/2"]]),
        ("¾", ".", [["3/4"]]),
        ("10''97", ",", [["1097/100"]]),
        ("in 2015 300", ".", [["2015"], ["300"]]),
        ("9" * 41, ".", []),
    ],
)
def test_readings(text: str, decimal: str, values: list[list[str]]):
    assert [[str(value) for value in each.values] for each in figures(text, decimal)] == values


@given(st.integers(0, 10**15), st.sampled_from([",", " ", "\u00a0", "٬", "'"]))
def test_grouped_in_threes_is_one_number(number: int, mark: str):
    (figure,) = figures(f"{number:,}".replace(",", mark), ".")
    assert figure.values[0] == number


@given(st.text())
def test_figures_lie_apart_and_in_order(text: str):
    end = 0
    for figure in figures(text, ""):
        assert end <= figure.start < figure.end <= len(text)
        assert all(isinstance(value, Fraction) for value in figure.values)
        end = figure.end
