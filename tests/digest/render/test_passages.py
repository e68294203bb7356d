"""Texts of stories on a page: one line each, in a language that is known or in none."""

import pytest

from service.digest.render.passages import Passage, isolated, line, passage


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("ar", Passage("خبر", "ar", "rtl")),
        ("fra", Passage("خبر", "fr", "ltr")),
        ('"><script>', Passage("خبر", "", "auto")),
        ("", Passage("خبر", "", "auto")),
    ],
)
def test_what_is_no_language_is_not_passed_on(tag: str, told: Passage):
    assert passage(" خبر\n", tag) == told


def test_a_line_is_one_line_and_keeps_the_blanks_of_french():
    assert line(" a\n\tb\u2028c  d\u00a0:\u202fe\u202e\x00 \ud800") == "a b c d\u00a0:\u202fe \ufffd"


@pytest.mark.parametrize(
    ("name", "direction", "told"),
    [
        ("رويترز", "ltr", "\u2068رويترز\u2069"),
        ("رويترز", "rtl", "رويترز"),
        ("Press 24", "ltr", "Press 24"),
        ("Press 24", "rtl", "\u2068Press 24\u2069"),
    ],
)
def test_a_name_that_runs_the_other_way_is_set_apart(name: str, direction: str, told: str):
    assert isolated(name, direction) == told
