import pytest

from service.errors import InputError
from service.story import Style
from service.summaries.styles import budget


def test_a_style_has_its_own_length():
    assert (budget(Style.POINTS).least, budget(Style.POINTS).sentences) == (3, 5)
    assert budget(Style.PARAGRAPH).words == 80
    assert budget(Style.BRIEF).sentences == 2
    assert budget(Style.HEADLINE).sentences == 1
    assert not budget(Style.BRIEF).strict


def test_a_number_of_sentences_is_no_number_of_words():
    asked = budget(Style.PARAGRAPH, sentences=3)
    assert (asked.sentences, asked.least, asked.words) == (3, 3, None)


def test_a_number_of_words_is_kept_to():
    asked = budget(Style.BRIEF, words=20)
    assert (asked.words, asked.strict, asked.least) == (20, True, 1)
    assert budget(Style.BRIEF, sentences=1, words=20).strict


@pytest.mark.parametrize(("sentences", "words"), [(0, None), (-1, None), (None, 0)])
def test_a_length_of_nothing_cannot_be_asked_for(sentences, words):
    with pytest.raises(InputError, match="cannot be written"):
        budget(Style.BRIEF, sentences, words)


def test_a_headline_is_one_sentence():
    assert budget(Style.HEADLINE, sentences=1).sentences == 1
    with pytest.raises(InputError, match="one sentence"):
        budget(Style.HEADLINE, sentences=2)
