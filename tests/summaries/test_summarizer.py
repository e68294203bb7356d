"""The summariser with a translator that numbers its work and a method that a test writes."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from service.draft import Draft
from service.errors import InputError, PairError
from service.languages import language
from service.story import Finding, Origin, Style
from service.summaries.extractive import Extractive
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Order, Summarizer
from service.text.segments import read_story
from tests.summaries.copies import AR, STORM, FirstSentence

EN, JA = language("en"), language("ja")
DOUBT = Finding("numbers", "a number is missing")
BRIEF = Wanted(Style.BRIEF, budget(Style.BRIEF))


class Doubling:
    """Each word becomes two: a language that takes more room."""

    def __init__(self):
        self.seen = []

    def sentences(self, texts, target, progress=None):
        self.seen += texts
        return [
            Draft(" ".join(f"{w} {w}" for w in text.split()), -0.1, Origin.MODEL, (DOUBT,)) for text in texts
        ]


class EnglishOnly(FirstSentence):
    name = "english"

    def speaks(self, language):
        return language == EN


def made(method=None):
    translator = Doubling()

    @contextmanager
    def lend(target):
        if target == JA:
            raise PairError("nothing speaks Japanese", "pull a model")
        yield translator

    return Summarizer(method or Extractive(), AR, lend), translator


def test_in_the_storys_language_nothing_is_translated():
    summarizer, translator = made()
    assert summarizer.summarize(read_story(STORM), BRIEF, AR).language == "ar"
    assert translator.seen == []


def test_only_the_summary_is_translated():
    summarizer, translator = made()
    arabic = summarizer.summarize(read_story(STORM), BRIEF, AR)
    english = summarizer.summarize(read_story(STORM), BRIEF, EN)
    assert translator.seen == [each.text for each in arabic.sentences]
    assert (english.language, english.method) == ("en", "lexrank")
    assert [each.support for each in english.sentences] == [each.support for each in arabic.sentences]
    assert all(each.findings == (DOUBT,) for each in english.sentences)


def test_or_the_story_first():
    summarizer, translator = made()
    english = summarizer.summarize(read_story(STORM), BRIEF, EN, Order.TRANSLATE_FIRST)
    assert len(translator.seen) == len(english.source_sentences)
    assert all("عاصفة عاصفة" in each.text or each.text for each in english.sentences)
    assert all(DOUBT in each.findings for each in english.sentences)
    assert english.language == "en"


def test_a_method_without_arabic_has_the_story_translated_first():
    summarizer, _ = made(EnglishOnly())
    assert summarizer.order(EN) is Order.TRANSLATE_FIRST
    assert made()[0].order(EN) is Order.SUMMARIZE_FIRST
    assert made()[0].order(EN, Order.TRANSLATE_FIRST) is Order.TRANSLATE_FIRST


@pytest.mark.parametrize(("target", "order"), [(EN, Order.SUMMARIZE_FIRST), (JA, None), (AR, None)])
def test_a_method_that_does_not_speak_is_refused_before_any_work(target, order):
    with pytest.raises(InputError, match="english does not write"):
        made(EnglishOnly())[0].check(target, order)


def test_what_can_be_done_is_not_refused():
    made()[0].check(EN)
    made()[0].check(AR)


def test_a_number_of_words_is_kept_to_in_translation():
    wanted = Wanted(Style.BRIEF, budget(Style.BRIEF, words=30))
    found = made()[0].summarize(read_story(STORM), wanted, EN)
    assert 0 < sum(len(each.text.split()) for each in found.sentences) <= 30


def test_where_that_fails_it_is_a_finding():
    class Stubborn(Extractive):
        def summarize(self, copy, wanted):
            return super().summarize(copy, replace(wanted, budget=budget(Style.BRIEF, 1)))

    found = made(Stubborn())[0].summarize(
        read_story(STORM), Wanted(Style.BRIEF, budget(Style.BRIEF, words=5)), EN
    )
    assert found.sentences[-1].findings[-1].check == "length"
    assert "5 were asked for" in found.sentences[-1].findings[-1].reason


def test_a_headline_has_no_full_stop():
    summarizer, translator = made(FirstSentence())
    translator.sentences = lambda texts, *_: [Draft("It ends.", None, Origin.MODEL, ()) for _ in texts]
    wanted = Wanted(Style.HEADLINE, budget(Style.HEADLINE))
    assert [each.text for each in summarizer.summarize(read_story(STORM), wanted, EN).sentences] == [
        "It ends"
    ]


def test_an_empty_story_has_an_empty_summary_everywhere():
    for order in Order:
        assert made()[0].summarize(read_story(""), BRIEF, EN, order).sentences == ()


def test_a_language_without_a_model_is_an_error():
    with pytest.raises(PairError):
        made()[0].summarize(read_story(STORM), BRIEF, JA)
