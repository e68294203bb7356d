"""Reasons in a page and in files: each in its own language, what it quotes isolated."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from service.formats.as_docx import translation_docx
from service.formats.as_html import translation_html
from service.formats.as_markdown import translation_markdown
from service.formats.reason_html import reason_html
from service.reasons import LANGUAGES, finding, reason_in
from service.story import Finding, Translation
from tests.formats.translations import translated

GUESS = finding("dateline", "dateline.guess", name="قرطبان", guess="Qurtuban")
LENGTH = finding("length", "length.wordless")


def doubted(tag: str, *findings: Finding) -> Translation:
    """Its first segment is to be doubted."""
    made = translated()
    first, *rest = made.paragraphs
    part = replace(first.segments[0], findings=findings)
    return replace(made, language=tag, paragraphs=(replace(first, segments=(part,)), *rest))


def test_what_a_reason_quotes_is_isolated():
    assert reason_html(reason_in(GUESS, "ar")) == (
        '<bdi lang="ar" dir="rtl">«<bdi>قرطبان</bdi>» ليس في أي جدول: '
        "«<bdi>Qurtuban</bdi>» تخمين من النموذج</bdi>"
    )


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("<&\u2066\u2067\u2068\u2069\u202e\n")))
def test_no_word_of_anybody_is_markup(words: str):
    for told in (finding("residue", "residue.marker", marker=words), Finding("other", words)):
        shown = html.fragment_fromstring(reason_html(reason_in(told, "fr")), create_parent=True)
        assert {each.tag for each in shown.iterdescendants()} == {"bdi"}
        assert len(shown) == 1
        assert not shown[0].tail


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_web_page_tells_its_notes_in_its_language(tag: str):
    page = html.document_fromstring(translation_html(doubted(tag, GUESS, LENGTH)))
    (section,) = page.xpath("//section")
    assert section.get("lang") == tag
    note = section.xpath(".//li")[0]
    why = [each.text_content() for each in note.xpath("./bdi")]
    assert why == [re.sub("[\u2068\u2069]", "", reason_in(each, tag).text) for each in (GUESS, LENGTH)]
    assert {each.get("lang") for each in note.xpath("./bdi")} == {tag}


def test_a_web_page_falls_back_to_english():
    page = html.document_fromstring(translation_html(doubted("ja", LENGTH)))
    (why,) = page.xpath("//section//li[1]/bdi")
    assert (why.get("lang"), why.text_content()) == ("en", LENGTH.reason)


def test_a_word_document_comments_in_its_language():
    french = Document(BytesIO(translation_docx(doubted("fr", GUESS, LENGTH))))
    comment = next(iter(french.comments))
    assert comment.text.splitlines() == [
        "«\u00a0قرطبان\u00a0» n’est dans aucune table\u00a0: "
        "«\u00a0Qurtuban\u00a0» est une supposition du modèle",
        "La traduction n’a pas de mots",
    ]
    assert [run.text for run in comment.paragraphs[0].runs if run.font.rtl] == ["قرطبان"]


def test_markdown_notes_are_in_its_language():
    text = translation_markdown(doubted("fr", LENGTH))
    assert "[^fr-1]: A \\<b\\>headline\\</b\\> \\& more\u00a0: La traduction n’a pas de mots" in text
    assert ": The target has no words" in translation_markdown(doubted("ja", LENGTH))
