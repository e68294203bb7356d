"""The registry of languages, against langcodes and CLDR, and its forgiving look-up."""

import contextlib
import tomllib
from pathlib import Path

import langcodes
import pytest
from babel import Locale, UnknownLocaleError
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import LanguageError
from service.languages import Language, language, languages

GOLDEN = tomllib.loads((Path(__file__).parent / "golden" / "languages.toml").read_text(encoding="utf-8"))
MAJOR = GOLDEN["major"]
MEMBERS = GOLDEN["members"]


@pytest.mark.parametrize(("query", "tag"), GOLDEN["found"])
def test_look_up_forgives(query: str, tag: str):
    assert language(query).tag == tag


@pytest.mark.parametrize(("query", "suggestion"), GOLDEN["unknown"])
def test_the_unknown_gets_the_closest(query: str, suggestion: str):
    with pytest.raises(LanguageError) as caught:
        language(query)
    if suggestion:
        assert caught.value.hint.endswith(f"({suggestion})?")
    else:
        assert caught.value.hint == "give a name or a code, such as French, fr or fra_Latn"


def test_all_major_languages_are_there_and_no_tag_twice():
    tags = [each.tag for each in languages()]
    assert set(MAJOR) <= set(tags)
    assert len(tags) == len(set(tags)) >= 100


def test_languages_come_by_english_name():
    names = [each.name for each in languages()]
    assert names.index("Afrikaans") < names.index("French") < names.index("Zulu")
    assert names.index("Malayalam") < names.index("Māori") < names.index("Marathi")


@pytest.mark.parametrize("each", languages(), ids=lambda each: each.tag)
def test_every_row_agrees_with_the_standards(each: Language):
    alone = langcodes.get(each.tag)
    assert langcodes.tag_is_valid(each.tag)
    if each.tag not in {"ku", "prs", "tl"}:  # the row is narrower than what langcodes makes of the tag
        assert each.iso639_3 == alone.to_alpha3()
    code, script = each.flores.split("_")
    assert code == MEMBERS.get(each.iso639_3, each.iso639_3)
    likely = {"Jpan": "Jpan", "Hang": "Kore"}.get(script, script)
    assert alone.maximize().script == likely


@pytest.mark.parametrize("each", languages(), ids=lambda each: each.tag)
def test_direction_is_what_cldr_says(each: Language):
    try:
        order = Locale.parse(each.tag, sep="-").character_order
    except UnknownLocaleError:
        order = "right-to-left" if each.flores.endswith("_Arab") else "left-to-right"
    assert each.direction == {"left-to-right": "ltr", "right-to-left": "rtl"}[order]


@pytest.mark.parametrize("each", languages(), ids=lambda each: each.tag)
def test_a_language_is_found_under_all_that_it_is_called(each: Language):
    shared = {"por", "zho", "por_Latn"}  # two rows have them, the first by tag answers
    for query in {each.tag, each.tag.upper(), each.iso639_3, each.flores, each.name, each.endonym} - shared:
        assert language(query) == each
    arabic = langcodes.get(each.tag).display_name("ar")
    for query in (arabic, arabic.removeprefix("ال"), f"اللغة {arabic}"):
        assert language(query) == each


@settings(deadline=None)  # the first look-up loads CLDR's names
@given(st.text(max_size=30))
def test_any_text_is_a_language_or_a_language_error(query: str):
    with contextlib.suppress(LanguageError):
        assert language(query) in languages()
