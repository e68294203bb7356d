import pytest

from evaluation.datasets.bitext import Bitext, LanguagePair, Provenance
from service.errors import InputError


def test_a_pair_keeps_the_name_that_it_was_asked_for_by():
    pair = LanguagePair.parse("ar-zh")
    assert (pair.name, pair.source.tag, pair.target.tag) == ("ar-zh", "ar", "zh-Hans")


def test_only_the_first_hyphen_parts_the_languages():
    assert LanguagePair.parse("ar-pt-BR").target.tag == "pt-BR"


def test_arabic_alone_is_a_pair_of_stories_and_summaries():
    assert LanguagePair.parse("ar").is_one_language
    assert not LanguagePair.parse("ar-en").is_one_language


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("aren", "aren is no pair"),
        ("ar-", "ar- is no pair"),
        ("en-ar", "does not translate en-ar"),
        ("ar-ar", "does not translate ar-ar"),
        ("ar-qq", "'qq' is not known"),
    ],
)
def test_what_is_no_pair_gets_a_sentence(name: str, message: str):
    with pytest.raises(InputError, match=message):
        LanguagePair.parse(name)


def test_the_beginning_of_a_set():
    bitext = Bitext(("أ", "ب", "ج"), ("a", "b", "c"), (0, 0, 1))
    assert bitext.first(2) == Bitext(("أ", "ب"), ("a", "b"), (0, 0))
    assert bitext.first(9) == bitext.first(None) == bitext


def test_the_beginning_keeps_its_topics_and_the_files_of_all():
    file = Provenance("x.ar", "0" * 64)
    bitext = Bitext(("أ", "ب"), ("a", "b"), (0, 1), ("oil", "war"), (file,))
    assert bitext.first(1) == Bitext(("أ",), ("a",), (0,), ("oil",), (file,))
