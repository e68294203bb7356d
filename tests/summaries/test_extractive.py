"""Extractive summaries: laws that hold for any story, and how they compare with the first sentences."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import CHRF

from service.errors import InputError
from service.story import Kind, Role, Story, Summary
from service.summaries.extractive import summarize
from service.text.segments import read_story, segment

SHARED = Path(__file__).parents[2].parent / "shared"
WIRE = SHARED / "corpora/wire/dev.jsonl"
XLSUM = SHARED / "eval/xlsum/xlsum-ar.jsonl"

STORM = "\n".join(
    [
        "عاصفة تغلق ميناء المدينة وتغرق ثلاثة قوارب",
        "المدينة (برقية) - أغلقت السلطات ميناء المدينة بعد عاصفة ضربت الساحل ليل الاثنين وأغرقت ثلاثة قوارب.",
        "ويحتفل الأهالي هذا الأسبوع بعيد البحر. وتباع في السوق حلوى من التمر.",
        "وقال مدير الميناء إن العاصفة أغرقت القوارب قبل أن تصل إليها فرق الإنقاذ.",
        'وأضاف: "لم نر مثل هذا الموج منذ عشرين عاما".',
        "وتوقعت الأرصاد أن تستمر العاصفة على الساحل يومين آخرين وأن يبقى ميناء المدينة مغلقا.",
    ]
)


def summary(text: str, sentences: int = 2) -> Summary:
    story = read_story(text)
    return summarize(story, segment(story), sentences)


def test_it_tells_what_the_story_is_about():
    """The fair and its sweets come second in the story."""
    texts = [sentence.text for sentence in summary(STORM, 3).sentences]
    assert [text.split()[0] for text in texts] == ["أغلقت", "وقال", "وتوقعت"]


def test_it_says_what_it_is():
    found = summary(STORM)
    assert (found.language, found.method, found.story.text) == ("ar", "lexrank", STORM)


def test_headline_and_dateline_are_left_out():
    story = read_story(STORM)
    found = summarize(story, segment(story), 99)
    assert all(each.role is Role.SENTENCE for each in found.source_sentences)
    for sentence in found.sentences:
        (index,) = sentence.support
        own = found.source_sentences[index]
        assert story.paragraphs[own.paragraph].kind is not Kind.HEADLINE
        assert sentence.text == story.source(own).strip()
        assert "برقية" not in sentence.text


def test_it_is_the_same_every_time():
    assert summary(STORM, 3) == summary(STORM, 3)


@pytest.mark.parametrize("most", [1, 2, 3, 5, 50])
def test_at_most_so_many_and_in_the_order_of_the_story(most):
    indices = [sentence.support[0] for sentence in summary(STORM, most).sentences]
    assert indices == sorted(set(indices))
    assert 0 < len(indices) <= most


def test_a_sentence_that_comes_again_is_taken_once():
    lead = "أعلنت الوزارة إغلاق الجسر القديم."
    found = summary(f"{lead} {lead}\n{lead} وقالت الوزارة إن الجسر الجديد سيفتح في الربيع.\n{lead}", 3)
    texts = [sentence.text for sentence in found.sentences]
    assert texts == [lead, "وقالت الوزارة إن الجسر الجديد سيفتح في الربيع."]
    assert found.sentences[0].support == (0,)


def test_a_story_of_one_sentence_is_its_own_summary():
    assert [each.text for each in summary("وصل القطار إلى المحطة.").sentences] == ["وصل القطار إلى المحطة."]


def test_a_headline_alone_is_better_than_nothing():
    assert [each.text for each in summary("وصول القطار").sentences] == ["وصول القطار"]


@pytest.mark.parametrize("text", ["", "  \n ", "\u200f"])
def test_an_empty_story_has_an_empty_summary(text):
    assert summary(text).sentences == ()


def test_a_story_without_words_does_not_fail():
    assert len(summary("***\n---\n***", 2).sentences) == 2


@pytest.mark.parametrize("most", [0, -1])
def test_less_than_one_sentence_cannot_be_asked_for(most):
    with pytest.raises(InputError, match="at least one sentence"):
        summary(STORM, most)


@settings(max_examples=40)
@given(st.text(st.sampled_from("قال أحمد.؟ \n«»123-()"), max_size=200), st.integers(1, 4))
def test_any_text_can_be_summed_up(text, most):
    story = read_story(text)
    segments = segment(story)
    found = summarize(story, segments, most)
    indices = [index for sentence in found.sentences for index in sentence.support]
    assert indices == sorted(set(indices))
    assert len(indices) <= most
    assert bool(indices) == any(each.role is Role.SENTENCE for each in segments)


def test_two_thousand_sentences_take_seconds():
    places = ("صور", "طنطا", "وهران", "الموصل", "عدن", "نابلس", "سبها")
    lines = [f"وأعلن مجلس {places[n % 7]} في جلسته رقم {n} خطة {places[n % 5]} للمياه." for n in range(2000)]
    story = read_story("\n".join(lines))
    segments = segment(story)
    assert len(segments) == 2000
    start = time.perf_counter()
    assert len(summarize(story, segments, 5).sentences) == 5
    assert time.perf_counter() - start < 20


def _lead(story: Story, sentences: int) -> str:
    segments = [
        each
        for each in segment(story)
        if each.role is Role.SENTENCE and story.paragraphs[each.paragraph].kind is not Kind.HEADLINE
    ]
    return " ".join(story.source(each) for each in segments[:sentences])


def _gain(stories: list[tuple[str, str]], sentences: int) -> float:
    """Mean chrF against the human summary, above that of the story's first sentences."""
    chrf = CHRF()
    gain = 0.0
    for text, reference in stories:
        story = read_story(text)
        ours = " ".join(each.text for each in summarize(story, segment(story), sentences).sentences)
        gain += chrf.sentence_score(ours, [reference]).score
        gain -= chrf.sentence_score(_lead(story, sentences), [reference]).score
    return gain / len(stories)


@pytest.mark.skipif(not WIRE.exists(), reason="../shared is not here")
def test_on_wire_copy_it_is_as_good_as_the_first_sentences():
    """Wire copy tells most first: nothing is gained there, and within chance nothing is lost."""
    rows = [json.loads(line) for line in WIRE.read_text(encoding="utf-8").splitlines()]
    stories = [
        (
            "\n".join([row["headline"]["ar"], *(each["ar"] for each in row["paragraphs"])]),
            row["summary"]["ar"],
        )
        for row in rows
        if row.get("summary")
    ]
    assert _gain(stories, 1) > 0
    assert _gain(stories, 2) > -0.5


@pytest.mark.skipif(not XLSUM.exists(), reason="../shared is not here")
def test_without_a_lede_it_is_better_than_the_first_sentences():
    rows = [json.loads(line) for line in XLSUM.read_text(encoding="utf-8").splitlines()]
    stories = [(f"{row['title']}\n{row['text']}", row["summary"]) for row in rows]
    assert _gain(stories, 2) > 1
