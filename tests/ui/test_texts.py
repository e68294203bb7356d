"""What the page says: every text in every language, with the same fields."""

import string
from collections.abc import Iterator

import pytest
from babel import Locale

from service.ui.texts import PAGE_LANGUAGES, Texts, wordings


def _forms(key: str, tag: str) -> Iterator[str]:
    wording = wordings()[key][tag]
    yield from [wording] if isinstance(wording, str) else wording.values()


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", wordings())
def test_every_text_is_there_in_every_language(key: str) -> None:
    assert set(wordings()[key]) == set(PAGE_LANGUAGES)
    assert all(form.strip() == form and form for tag in PAGE_LANGUAGES for form in _forms(key, tag))


@pytest.mark.parametrize("key", wordings())
def test_languages_fill_in_the_same_fields(key: str) -> None:
    fields = {
        tag: set().union(*(_fields(form) for form in _forms(key, tag))) - {"count"} for tag in PAGE_LANGUAGES
    }
    assert len({frozenset(names) for names in fields.values()}) == 1, fields


@pytest.mark.parametrize("key", wordings())
@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_a_counted_text_has_all_plurals_of_its_language(key: str, tag: str) -> None:
    wording = wordings()[key][tag]
    if not isinstance(wording, str):
        whole = {Locale(tag).plural_form(count) for count in range(200)}  # French also has one for millions
        assert set(wording) >= whole


def test_arabic_counts_in_its_own_way() -> None:
    texts = Texts("ar")
    assert texts("story.read", name="a.txt", count=1).endswith("فقرة واحدة.")
    assert texts("story.read", name="a.txt", count=2).endswith("فقرتان.")
    assert texts("story.read", name="a.txt", count=3).endswith("3 فقرات.")
    assert texts("story.read", name="a.txt", count=11).endswith("11 فقرة.")


def test_a_key_that_is_not_there_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        Texts("en")("page.nothing")
