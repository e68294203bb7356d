"""The table of ratings."""

import re

import pytest

from service.ratings import bradley_terry
from service.ui.ratings_table import ratings_table
from service.ui.texts import PAGE_LANGUAGES, Texts
from service.votes import Outcome, Vote


def vote(left="a", right="b", outcome=Outcome.LEFT):
    return Vote("ar-en", left, right, outcome, "", 0.0)


def test_nobody_has_voted():
    assert "Nobody has voted yet" in ratings_table((), "", Texts("en"))


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_a_row_for_each_system_with_all_its_figures(tag):
    votes = [vote(), vote(), vote(outcome=Outcome.BOTH_BAD), vote("b", "a", Outcome.TIE)]
    html = ratings_table(bradley_terry(votes), "Arabic – English", Texts(tag))
    rows = re.findall(r"<tr>(?!<th scope=\"col\")(.*?)</tr>", html)
    assert [re.findall(r"<bdi>(\w)</bdi>", row)[0] for row in rows] == ["a", "b"]
    assert [re.findall(r"<td>(\d+)</td>", row)[2:] for row in rows] == [
        ["4", "2", "1", "1", "0"],
        ["4", "0", "1", "1", "2"],
    ]
    assert html.count('scope="col"') == 9
    assert "Arabic – English" in html


def test_intervals_are_drawn_on_one_scale_within_the_cell():
    votes = [vote()] * 6 + [vote("b", "c")] * 3 + [vote("c", "a", Outcome.TIE)]
    html = ratings_table(bradley_terry(votes), "", Texts("en"))
    spans = [
        (float(left), float(width)) for left, width in re.findall(r"left: ([\d.]+)%; width: ([\d.]+)%", html)
    ]
    points = [float(point) for point in re.findall(r'<b style="left: ([\d.]+)%"', html)]
    assert min(left for left, _ in spans) == 0
    assert max(left + width for left, width in spans) == pytest.approx(100, abs=0.2)
    assert points == sorted(points, reverse=True)
    assert all(left < point < left + width for (left, width), point in zip(spans, points, strict=True))


def test_names_are_escaped():
    html = ratings_table(bradley_terry([vote("<b>x</b>", "y & z")]), "<i>", Texts("en"))
    assert "<bdi>&lt;b&gt;x&lt;/b&gt;</bdi>" in html
    assert "<bdi>y &amp; z</bdi>" in html
    assert "<i>" not in html
