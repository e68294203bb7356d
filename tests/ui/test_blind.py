"""What a voter sees before the vote, and what after it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from service.languages import language
from service.story import Finding
from service.text.segments import read_story
from service.ui.ballot import Ballot
from service.ui.blind import blind
from service.ui.texts import PAGE_LANGUAGES, Texts
from service.votes import Outcome
from tests.ui.comparisons import BEAM, GREEDY, ONE, OTHER, STORY, column

ARABIC, HEBREW = language("ar"), language("he")
BALLOT = Ballot(STORY, left=ONE, right=OTHER)
SECRETS = ("model", "beam", "greedy", "torch", "MIT", "1.2", "310", "doubtful", "memory")


def shown(ballot=BALLOT, tag="en"):
    return blind(ballot, ARABIC, Texts(tag))


class Balanced(HTMLParser):
    """Fails where a tag is not closed by its own."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_nothing_tells_the_systems_before_the_vote(tag):
    first, *others = [paragraph for paragraph in ONE.paragraphs if paragraph]
    part = replace(first.segments[0], findings=(Finding("numbers", "doubtful"),))
    doubted = replace(ONE, paragraphs=(replace(first, segments=(part,)), *others))
    html = shown(replace(BALLOT, left=doubted), tag)
    assert [secret for secret in SECRETS if secret in html] == []


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
@pytest.mark.parametrize("voted", [None, Outcome.TIE])
def test_it_is_well_formed_and_every_paragraph_is_a_row(tag, voted):
    html = shown(replace(BALLOT, voted=voted), tag)
    parser = Balanced()
    parser.feed(html)
    assert parser.open == []
    assert re.findall(r'<li class="bq-ballot-row" data-row="(\d)"', html) == ["1", "2", "3"]


def test_after_the_vote_each_side_has_its_name_and_facts():
    html = shown(replace(BALLOT, voted=Outcome.LEFT))
    left, right = html.index("model · beam 5"), html.index("model · greedy")
    assert html.index('<div class="bq-ballot-left"><h3>Left</h3>') < left
    assert html.index('<div class="bq-ballot-right"><h3>Right</h3>') < right
    assert (
        "<bdi>MIT</bdi> · <bdi>2 things to check</bdi> · <bdi>1.2 s</bdi> · <bdi>310 tokens/s</bdi>" in html
    )


def test_time_says_nothing_where_all_came_from_memory():
    remembered = replace(ONE, seconds=0.01, tokens_per_second=None)
    html = shown(replace(BALLOT, left=remembered, right=remembered, voted=Outcome.TIE))
    assert " s</bdi>" not in html


def test_words_that_differ_are_marked_on_both_sides_and_only_they():
    html = shown()
    assert re.findall(r"<mark>(.*?)</mark>", html) == ["Greece", "Crete", "missing", "lost"]


def test_each_text_has_its_language_and_direction():
    left = column(BEAM, ["ספינה", "שלום", "סוף"], target=HEBREW)
    right = column(GREEDY, ["סירה", "שלום", "סוף"], target=HEBREW)
    html = shown(Ballot(STORY, left, right))
    assert html.count('<p lang="ar" dir="rtl">') == 3
    assert html.count('<p lang="he" dir="rtl">') == 6
    assert shown().count('<p lang="en" dir="ltr">') == 6


def test_left_stays_left_on_a_page_in_arabic():
    html = shown(tag="ar")
    assert html.count('<li class="bq-ballot-row"') == len(
        re.findall(r'<li class="bq-ballot-row"[^>]* dir="ltr">', html)
    )
    assert '<span class="bq-side" lang="ar" dir="rtl">اليسرى</span>' in html


def test_stories_and_translations_are_escaped():
    story = read_story("قال <script>alert(1)</script> & غادر\nوعاد.")
    nasty = ["<img src=x onerror=alert(1)>", "b"]
    html = shown(Ballot(story, column(BEAM, nasty, story=story), column(GREEDY, ["a", "b"], story=story)))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; غادر" in html


def test_a_paragraph_without_a_translation_says_so():
    html = shown(Ballot(STORY, column(BEAM, ["A", "", "C"]), OTHER))
    assert html.count('<em lang="en" dir="ltr">Nothing was translated here.</em>') == 1
