from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from service.formats.controls import printable
from service.ui.marked_words import marked_words, plain_words
from service.ui.word_marks import Words


@pytest.mark.parametrize(
    ("words", "direction", "expected"),
    [
        ([("a & b", "")], "ltr", "a &amp; b"),
        ([("a ", ""), ("b", "alone")], "ltr", 'a <mark class="bq-alone">b</mark>'),
        ([("in «مصر»", "")], "ltr", 'in «<bdi dir="rtl">مصر</bdi>»'),
        ([("وصل Air France اليوم", "")], "rtl", 'وصل <bdi dir="ltr">Air France</bdi> اليوم'),
        (
            [("وصل ", ""), ("Air", "some"), (" France", ""), (" اليوم", "alone")],
            "rtl",
            'وصل <bdi dir="ltr"><mark class="bq-some">Air</mark> France</bdi>'
            '<mark class="bq-alone"> اليوم</mark>',
        ),
        (
            [("وصل Air", "alone"), (" France", "")],
            "rtl",
            '<mark class="bq-alone">وصل </mark><bdi dir="ltr"><mark class="bq-alone">Air</mark> France</bdi>',
        ),
        ([("بلغت -5 درجات", "")], "rtl", 'بلغت <bdi dir="ltr">-5</bdi> درجات'),
        ([], "ltr", ""),
    ],
)
def test_what_runs_the_other_way_is_isolated_whole(words: Words, direction: str, expected: str):
    assert marked_words(words, direction) == expected


def read(words: str) -> Any:
    """Between brackets, for lxml leaves out blanks at both ends."""
    return html.fragment_fromstring(f"<p>[{words}]</p>")


PIECES = st.lists(
    st.tuples(st.text(alphabet="ab-5 (<&مق،", min_size=1), st.sampled_from(["", "some", "alone"]))
)


@given(PIECES, st.sampled_from(["ltr", "rtl"]))
def test_every_letter_is_there_with_its_mark(words: list[tuple[str, str]], direction: str):
    tree = read(marked_words(words, direction))
    assert tree.text_content() == f"[{''.join(text for text, _ in words)}]"
    for kind in ("some", "alone"):
        marked = "".join(mark.text_content() for mark in tree.xpath(f'.//mark[@class="bq-{kind}"]'))
        assert marked == "".join(text for text, each in words if each == kind)


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_sent(text: str):
    sent = plain_words(text, "rtl").encode().decode()
    assert read(sent).text_content() == f"[{printable(text)}]"
