"""Extractive summaries: laws that hold for any story, and how they compare with the first sentences."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import CHRF

from service.languages import language
from service.story import Kind, Role, Style, Summary
from service.summaries.baselines import Lead
from service.summaries.extractive import Extractive
from service.summaries.method import Copy, Method, Wanted
from service.summaries.styles import budget
from service.text.segments import read_story

ROOT = Path(__file__).parents[2]
WIRE = ROOT / "evaluation/data/wire-dev.jsonl"
XLSUM = ROOT.parent / "shared/eval/xlsum/xlsum-ar.jsonl"
ARABIC = language("ar")

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


def summary(
    text: str, sentences: int | None = None, *, style: Style = Style.BRIEF, words: int | None = None
) -> Summary:
    wanted = Wanted(style, budget(style, sentences, words))
    return Extractive().summarize(Copy.of(read_story(text), ARABIC), wanted)


def texts(found: Summary) -> list[str]:
    return [each.text for each in found.sentences]


def count(found: Summary) -> int:
    return sum(len(each.text.split()) for each in found.sentences)


def test_it_tells_what_the_story_is_about():
    """The fair and its sweets come second in the story."""
    assert [text.split()[0] for text in texts(summary(STORM, 3))] == ["أغلقت", "وقال", "وتوقعت"]


def test_it_says_what_it_is():
    found = summary(STORM)
    assert (found.language, found.style, found.method) == ("ar", Style.BRIEF, "lexrank")
    assert found.story.text == STORM


def test_headline_and_dateline_are_left_out():
    found = summary(STORM, 99)
    assert all(each.role is Role.SENTENCE for each in found.source_sentences)
    for sentence in found.sentences:
        (index,) = sentence.support
        own = found.source_sentences[index]
        assert found.story.paragraphs[own.paragraph].kind is not Kind.HEADLINE
        assert "برقية" not in sentence.text


def test_the_day_on_which_it_was_news_is_left_out():
    assert texts(summary(STORM, 1)) == [
        "أغلقت السلطات ميناء المدينة بعد عاصفة ضربت الساحل وأغرقت ثلاثة قوارب."
    ]


def test_it_is_the_same_every_time():
    assert summary(STORM, 3) == summary(STORM, 3)


@pytest.mark.parametrize("most", [1, 2, 3, 5, 50])
def test_at_most_so_many_and_in_the_order_of_the_story(most):
    indices = [sentence.support[0] for sentence in summary(STORM, most).sentences]
    assert indices == sorted(set(indices))
    assert 0 < len(indices) <= most


@pytest.mark.parametrize("style", [Style.BRIEF, Style.PARAGRAPH, Style.POINTS, Style.HEADLINE])
@pytest.mark.parametrize("words", [1, 5, 9, 15, 25, 60])
def test_a_number_of_words_is_kept_to(style, words):
    found = summary(STORM, style=style, words=words)
    assert 0 < count(found) <= words


def test_what_is_torn_off_says_so():
    (sentence,) = summary(STORM, words=3).sentences
    assert sentence.text.endswith("…")
    assert [each.check for each in sentence.findings] == ["length"]


def test_a_brief_is_short():
    long = "وأعلنت الوزارة خطة كبيرة جديدة لبناء المدارس والجسور والطرق في كل مدن الساحل والجبل " * 3
    story = f"أعلنت الوزارة أمس خطة لبناء المدارس.\n{long.strip()}.\n{STORM}"
    assert count(summary(story)) <= 48


def test_a_paragraph_has_about_eighty_words():
    story = "\n".join(f"{STORM}\nوقال شاهد رقم {n} إن الموج بلغ الشارع {n}." for n in range(9))
    assert 60 <= count(summary(story, style=Style.PARAGRAPH)) <= 80


def test_points_are_three_to_five_and_stand_for_themselves():
    found = summary(STORM, style=Style.POINTS)
    assert [text.split()[0] for text in texts(found)] == ["أغلقت", "قال", "توقعت"]
    more = "\n".join(
        f"وتفتح البلدية الحديقة رقم {n} في شارع {'أبتثجحخدذر'[n]} المطل على النهر." for n in range(10)
    )
    assert len(summary(f"{STORM}\n{more}", style=Style.POINTS).sentences) in (4, 5)


def test_a_list_has_points_without_its_markers():
    found = summary(
        "قرارات المجلس:\n- فتح الجسر القديم أمام السيارات.\n- بناء مدرسة في حي الزهور.", style=Style.POINTS
    )
    assert all(not text.startswith("-") for text in texts(found))
    assert len(found.sentences) == 2


def test_a_speaker_who_is_not_named_is_a_finding():
    found = summary("وأضاف أن الجسر القديم سيغلق أمام السيارات الشهر المقبل.")
    assert [each.check for each in found.sentences[0].findings] == ["context"]
    assert "وأضاف" in found.sentences[0].findings[0].reason


def test_a_part_of_a_longer_quotation_is_no_news():
    quotation = "“أعطى الرئيس ضيفه قفازا جديدا. وأعطى ضيفه بندقية روسية قديمة من أعلى مستوى”، قال المتحدث."
    lead = "أعلنت الرئاسة أن الضيف سيغادر المدينة غدا."
    story = f"{lead}\n{quotation}\nوتستمر المحادثات بين الوفدين في القصر."
    assert all("قفازا" not in text and "بندقية" not in text for text in texts(summary(story, 2)))
    (first, *_) = summary(quotation, 2).sentences
    assert [each.check for each in first.findings] == ["context"]


def test_notes_to_editors_are_not_the_story():
    note = "(لتصحيح عدد القوارب في الفقرة الأولى من الخبر)"
    assert texts(summary(f"{note}\n{STORM.splitlines()[1]}", 1))[0].startswith("أغلقت السلطات")


def test_the_headline_is_the_storys_own():
    found = summary(STORM, style=Style.HEADLINE)
    assert texts(found) == [STORM.splitlines()[0]]
    assert found.sentences[0].support == (0, 1)  # itself, and the sentence that says the same


def test_without_a_headline_the_best_sentence_is_one():
    found = summary("\n".join(STORM.splitlines()[1:]), style=Style.HEADLINE)
    assert texts(found) == ["أغلقت السلطات ميناء المدينة بعد عاصفة ضربت الساحل وأغرقت ثلاثة قوارب"]


def test_a_sentence_that_comes_again_is_taken_once():
    lead = "أعلنت الوزارة إغلاق الجسر القديم."
    found = summary(f"{lead} {lead}\n{lead} وقالت الوزارة إن الجسر الجديد سيفتح في الربيع.\n{lead}", 3)
    assert texts(found) == [lead, "وقالت الوزارة إن الجسر الجديد سيفتح في الربيع."]
    assert found.sentences[0].support == (0,)


@pytest.mark.parametrize("style", list(Style))
def test_a_story_of_one_sentence_is_its_own_summary(style):
    assert (
        texts(summary("وصل القطار إلى المحطة.", style=style))[0].removesuffix(".") == "وصل القطار إلى المحطة"
    )


def test_a_headline_alone_is_better_than_nothing():
    assert texts(summary("وصول القطار")) == ["وصول القطار"]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("text", ["", "  \n ", "\u200f"])
def test_an_empty_story_has_an_empty_summary(text, style):
    assert summary(text, style=style).sentences == ()


def test_a_story_without_words_does_not_fail():
    assert len(summary("***\n---\n***", 2).sentences) == 2


def test_another_language_is_not_read_as_arabic():
    story = read_story(STORM)
    arabic = Copy.of(story, ARABIC)
    english = tuple(f"Sentence {n} says something new, on Sunday (51)." for n in range(len(arabic.texts)))
    copy = Copy(story, language("en"), arabic.sentences, english)
    found = Extractive().summarize(copy, Wanted(Style.BRIEF, budget(Style.BRIEF, sentences=2)))
    assert found.language == "en"
    assert all(each.text == english[each.support[0]] for each in found.sentences)


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.sampled_from("قال أحمد.؟ \n«»123-()"), max_size=200),
    st.integers(1, 4),
    st.sampled_from([Style.BRIEF, Style.POINTS, Style.PARAGRAPH]),
)
def test_any_text_can_be_summed_up(text, most, style):
    found = summary(text, most, style=style)
    indices = [index for sentence in found.sentences for index in sentence.support]
    assert indices == sorted(set(indices))
    assert len(indices) <= most
    assert bool(indices) == bool(found.source_sentences)


def test_two_thousand_sentences_take_seconds():
    places = ("صور", "طنطا", "وهران", "الموصل", "عدن", "نابلس", "سبها")
    lines = [f"وأعلن مجلس {places[n % 7]} في جلسته رقم {n} خطة {places[n % 5]} للمياه." for n in range(2000)]
    start = time.process_time()
    assert len(summary("\n".join(lines), 5).sentences) == 5
    assert time.process_time() - start < 20


def _gain(stories: list[tuple[str, str]], ours: Wanted, lead: Wanted) -> float:
    """Mean chrF against the human summary, above that of the story's first sentences."""
    chrf = CHRF()

    def score(method: Method, wanted: Wanted, text: str, reference: str) -> float:
        found = method.summarize(Copy.of(read_story(text), ARABIC), wanted)
        return float(chrf.sentence_score(" ".join(texts(found)), [reference]).score)

    gains = [score(Extractive(), ours, *each) - score(Lead(), lead, *each) for each in stories]
    return sum(gains) / len(gains)


@pytest.mark.parametrize("sentences", [1, 2])
def test_on_wire_copy_it_is_better_than_the_first_sentences(sentences):
    rows = [json.loads(line) for line in WIRE.read_text(encoding="utf-8").splitlines()]
    stories = [
        (
            "\n".join([row["headline"]["ar"], *(each["ar"] for each in row["paragraphs"])]),
            row["summary"]["ar"],
        )
        for row in rows
    ]
    same_length = Wanted(Style.BRIEF, budget(Style.BRIEF, sentences))
    assert _gain(stories, same_length, same_length) > 0


@pytest.mark.skipif(not XLSUM.exists(), reason="../shared is not here")
def test_without_a_lede_it_is_better_than_the_first_sentences():
    rows = [json.loads(line) for line in XLSUM.read_text(encoding="utf-8").splitlines()][:60]
    stories = [(f"{row['title']}\n{row['text']}", row["summary"]) for row in rows]
    two = Wanted(Style.BRIEF, budget(Style.BRIEF, 2))
    assert _gain(stories, two, two) > 1
