import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.reports.breakdown import Part
from evaluation.reports.findings import FindingCounts
from evaluation.reports.plots import WIDTH, Scale, finding_plot, length_plot, score_plot

FIGURES = st.lists(st.floats(0, 200), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ((25.3, 45.8), ["25", "30", "35", "40", "45", "50"]),
        ((14.12, 15.86), ["14", "14.5", "15", "15.5", "16"]),
        ((0, 100), ["0", "20", "40", "60", "80", "100"]),
        ((100, 100), ["99", "99.2", "99.4", "99.6", "99.8", "100"]),
        ((0, 0), ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ((35.2, 63.1), ["30", "40", "50", "60", "70"]),
    ],
)
def test_ticks_are_round_figures_around_all_values(values: tuple[float, float], labels: list[str]):
    assert [label for _, label in Scale.around(values, 0, 100).ticks] == labels


@given(FIGURES)
def test_every_value_lies_between_the_ends(values: list[float]):
    scale = Scale.around(values, 10, 110)
    assert all(10 <= scale(value) <= 110 for value in values)
    assert 2 <= len(scale.ticks) <= 8
    assert (scale.ticks[0][0], scale.ticks[-1][0]) == (10, 110)


@given(FIGURES)
def test_a_scale_can_rise_to_the_top_of_a_drawing(values: list[float]):
    scale = Scale.around(values, 110, 10)
    assert sorted(values, key=scale, reverse=True) == pytest.approx(sorted(values), abs=2)


def test_whiskers_lie_one_below_the_other_and_span_their_interval():
    plot = score_plot("bleu", {"a": (30.0, 28.0, 32.0), "b": (40.0, 38.2, 41.9)})
    assert [each.label for each in plot.whiskers] == ["a", "b"]
    assert all(0 < each.low < each.x < each.high < WIDTH for each in plot.whiskers)
    assert plot.whiskers[0].high < plot.whiskers[1].low
    assert plot.whiskers[0].y < plot.whiskers[1].y < plot.height


def test_a_line_goes_through_the_lengths_in_order():
    parts = [
        Part(name, 3, system, {"bleu": score})
        for name, score in (("0–5", 20.0), ("6–10", 30.0))
        for system in ("a", "b")
    ]
    plot = length_plot("bleu", parts)
    assert [name for _, name in plot.columns] == ["0–5", "6–10"]
    assert [line.label for line in plot.lines] == ["a", "b"]
    (left, low), (right, high) = plot.lines[0].points
    assert left < right
    assert low > high  # y grows downwards


def test_the_longest_bar_belongs_to_the_largest_count_and_the_reference_has_no_system_colour():
    counts = [
        FindingCounts("numbers", {"a": 10, "reference": 5}),
        FindingCounts("length", {"a": 0, "reference": 1}),
    ]
    (name, _, bars), (_, _, others) = finding_plot(counts, 50).groups
    assert name == "numbers"
    assert bars[0].width == 2 * bars[1].width
    assert [bar.text for bar in (*bars, *others)] == ["10 (20.0%)", "5 (10.0%)", "0 (0.0%)", "1 (2.0%)"]
    assert [bar.colour for bar in bars] == [0, None]
