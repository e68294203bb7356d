"""Figures are read whatever their digits and separators; what is too long to be one is left out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.numeration.figures import figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("قتل ٣ وأصيب 1,250", [3, 1250]),
        ("9" * 30, [int("9" * 30)]),
        ("9" * 31 + " و5", [5]),
        ("7 " + "1" * 5000 + "½ 8", [7, 8]),
        ("٣" * 5000, []),
        ("2." + "1" * 5000, [2]),
    ],
    ids=lambda value: str(value)[:20],
)
def test_values(text: str, values: list[int]):
    assert [figure.values[0] for figure in figures(text, ".")] == [Fraction(value) for value in values]


@pytest.mark.parametrize("separator", [",", ".", "٬", " ", "،"])
@pytest.mark.parametrize("decimal", ["", ".", ","])
def test_thousands_of_groups_are_no_one_number(separator: str, decimal: str):
    text = separator.join(["123"] * 3000)
    assert max(figure.values[0] for figure in figures(text, decimal)) < 10**30


@given(st.text(alphabet="0123٤٥६ .,٫٬،'’½"), st.sampled_from(["", ".", ","]))
def test_figures_lie_in_order(text: str, decimal: str):
    found = list(figures(text, decimal))
    edges = [edge for figure in found for edge in (figure.start, figure.end)]
    assert edges == sorted(edges)
    assert all(figure.values for figure in found)
