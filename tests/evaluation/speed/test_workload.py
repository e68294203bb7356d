import pytest

from evaluation.speed.workload import Passage, passages, sentences, words


def everything(_text: str) -> bool:
    return True


@pytest.mark.parametrize("count", [1, 7, 64])
def test_as_many_sentences_as_asked_for_each_once(count: int):
    found = sentences(passages(count, everything))
    assert len(found) == len(set(found)) == count


def test_more_sentences_than_the_shipped_set_has():
    assert len(sentences(passages(1000, everything))) == 1000


def test_only_sentences_that_fit():
    short = sentences(passages(40, lambda text: len(text.split()) <= 15))
    assert len(short) == 40
    assert max(len(text.split()) for text in short) <= 15


def test_a_dateline_is_in_the_paragraph_and_in_no_sentence():
    first = next(each for each in passages(20, everything) if "(برقية) -" in each.text)
    assert not any("(برقية)" in sentence for sentence in first.sentences)


def test_the_words_of_paragraphs_are_counted():
    assert words([Passage("القاهرة - قال نعم", ("قال نعم",)), Passage("عاد", ("عاد",))]) == 5
