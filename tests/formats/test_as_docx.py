"""The Word document, read back as Word would."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from service.formats.as_docx import translation_docx
from tests.formats.translations import TARGETS, translated


def read(content: bytes):
    return Document(BytesIO(content))


def is_rtl(paragraph: Paragraph) -> bool:
    return paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None


def test_headline_body_and_list_have_their_styles_and_their_words():
    document = read(translation_docx(translated(), label=False))
    assert [(each.style.name, each.text) for each in document.paragraphs] == [
        ("Heading 1", "A <b>headline</b> & more"),
        ("Normal", "Cairo (Barqiya) - He met «عمر (مصر)» & 13 came. […]"),
        ("List Paragraph", "- First"),
    ]
    assert document.core_properties.title == "A <b>headline</b> & more"
    assert (document.core_properties.author, document.core_properties.language) == ("Barqiya", "en")


def test_findings_are_comments_on_their_sentence():
    document = read(translation_docx(translated()))
    assert [(each.author, each.text) for each in document.comments] == [
        ("Barqiya", "the source has 12, «١٢», and the target 13\nit is short"),
        ("Barqiya", "the model made nothing of this"),
    ]
    inside, marked = False, list[str]()
    for each in document.paragraphs[1]._p:
        if each.tag == qn("w:commentRangeStart"):
            inside, marked = True, [*marked, ""]
        elif each.tag == qn("w:commentRangeEnd"):
            inside = False
        elif inside:
            marked[-1] += each.text
    assert marked == ["He met «عمر (مصر)» & 13 came.", "[…]"]


@pytest.mark.parametrize("tag", ["fa", "he"])
def test_right_to_left_is_told_of_paragraphs_and_runs(tag: str):
    document = read(translation_docx(translated(tag)))
    assert all(is_rtl(each) for each in document.paragraphs)
    runs = [run for each in document.paragraphs for run in each.runs if run.text.strip()]
    latin = [run.text for run in runs if not run.font.rtl]
    assert latin == [
        *{"fa": ["Barqiya", "F-16", "-5"], "he": ["Barqiya", "BBC News (UK)"]}[tag],
        "barqiya-base",
    ]
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == tag
    fonts = list(document.styles.element.iter(qn("w:rFonts")))
    assert fonts
    assert {each.get(qn("w:cs")) for each in fonts} == {"Arial"}


def test_a_left_to_right_document_marks_only_its_arabic_runs():
    document = read(translation_docx(translated()))
    assert not any(is_rtl(each) for each in document.paragraphs)
    assert [run.text for run in document.paragraphs[1].runs if run.font.rtl] == ["عمر (مصر)"]


@pytest.mark.parametrize(("tag", "kind"), [("en", "w:val"), ("ja", "w:eastAsia"), ("fa", "w:bidi")])
def test_word_spells_in_the_language(tag: str, kind: str):
    document = read(translation_docx(translated(tag)))
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn(kind)) == tag


def test_the_label_is_the_last_line_or_none():
    labelled = read(translation_docx(translated("fa"))).paragraphs[-1]
    assert labelled.text.startswith("ترجمهٔ ماشینی (barqiya-base)")
    assert all(run.italic for run in labelled.runs)
    assert read(translation_docx(translated("fa"), label=False)).paragraphs[-1].text == TARGETS["fa"][-1]


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_any_text_makes_a_document_that_opens(text: str):
    made = translation_docx(translated("en", text, text, text, text, text, id=text))
    assert len(read(made).paragraphs) == 4


def test_a_title_that_is_cut_short_closes_what_it_opens():
    headline = f"{'a' * 250} \u2067{'b' * 9}\u2069"
    document = read(translation_docx(translated("en", headline, "", "", "", "")))
    assert document.core_properties.title == f"{'a' * 250} bbb"
