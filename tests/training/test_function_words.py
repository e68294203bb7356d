import tomllib
from pathlib import Path

import pytest

from service.languages import language
from tests.training.newsroom import sentences
from training.function_words import in_another_language

LISTS = Path(__file__).parents[2] / "training/function_words.toml"


@pytest.mark.parametrize("tag", ["ar", "en", "fr"])
def test_a_text_is_in_its_own_language(tag: str) -> None:
    assert not [row[tag] for row in sentences() if in_another_language(row[tag], language(tag))]


def test_an_english_sentence_is_not_german_and_the_other_way_round() -> None:
    assert in_another_language("The mayor has opened the bridge and is in town.", language("de"))
    assert in_another_language("Der Bürgermeister hat die Brücke eröffnet und ist nicht da.", language("en"))


def test_repeating_one_word_does_not_make_another_language() -> None:
    assert not in_another_language("No, no, no, no.", language("en"))


def test_a_language_without_a_list_is_never_doubted() -> None:
    assert not in_another_language("The mayor has opened the bridge and is in town.", language("ja"))


def test_every_list_is_of_a_known_language() -> None:
    names = set(tomllib.loads(LISTS.read_text(encoding="utf-8"))) - {"spoken"}
    assert {language(name).iso639_3 for name in names} == names
