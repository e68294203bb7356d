import pytest

from service.story import Style
from service.summaries.baselines import BASELINES, Lead, TextRank
from service.summaries.method import Wanted
from service.summaries.styles import budget
from tests.summaries.copies import STORM, copy_of


def indices(method, sentences=None, words=None, text=STORM):
    wanted = Wanted(Style.PARAGRAPH, budget(Style.PARAGRAPH, sentences, words))
    return [each.support[0] for each in method.summarize(copy_of(text), wanted).sentences]


def test_the_lead_is_the_first_sentences_of_the_body():
    assert indices(Lead(), 1) == [1]
    assert indices(Lead(), 3) == [1, 2, 3]
    assert indices(Lead(), words=23) == [1, 2]
    assert indices(Lead(), words=2) == [1]


def test_textrank_takes_what_shares_words_and_keeps_the_storys_order():
    sea = "\n".join(
        [
            "أغرقت عاصفة البحر قوارب الميناء.",
            "تباع الحلوى في السوق.",
            "أغلقت عاصفة البحر الميناء.",
            "عاصفة البحر أغرقت الميناء.",
        ]
    )
    assert indices(TextRank(), 2, text=sea) == [0, 3]
    assert 1 not in indices(TextRank(), 3, text=sea)


def test_sentences_that_are_alike_in_all_words_do_not_share_a_rank():
    same = "وصل القطار إلى المحطة.\nوصل القطار إلى المحطة."
    assert indices(TextRank(), 2, text=same) == [0, 1]


@pytest.mark.parametrize("method", [make() for make in BASELINES.values()], ids=list(BASELINES))
@pytest.mark.parametrize("text", ["", "***", "وصول القطار", "كلمة"])
def test_any_story_can_be_summed_up(method, text):
    found = indices(method, 2, text=text)
    assert len(found) == bool(text.strip())
