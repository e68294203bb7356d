"""Files that hold one story, and what they say of it beside its text."""

import io
from datetime import UTC, datetime

import docx
import pytest

from tests.digest.feeds.samples import AT, LINES, MARKED, TEXT, TITLE, facts, only, read, reason

PAGE = (
    '<!DOCTYPE html><html lang="ar-EG"><head><title>جسر</title>{meta}</head>'
    f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>{TITLE}</h1>{MARKED}</article></body></html>"
)
META = (
    '<meta property="og:site_name" content="وكالة برقية"><link rel="canonical" href="https://example.org/a">'
    '<meta property="article:published_time" content="2026-11-27T06:30:00+02:00">'
)


def word(saved: datetime | None) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for line in (TITLE, *LINES):
        document.add_paragraph(line)
    if saved:
        document.core_properties.modified = saved
    document.save(file)
    return file.getvalue()


def test_a_page_says_who_published_it_when_and_where():
    assert facts(only(PAGE.format(meta=META), "page.html")) == {
        "id": "page",
        "title": TITLE,
        "text": TEXT,
        "published": AT,
        "source": "وكالة برقية",
        "url": "https://example.org/a",
        "language": "ar-EG",
    }


def test_a_page_that_says_nothing_of_itself():
    item = only(PAGE.format(meta=""), "page.html")
    assert (item.title, item.text, item.published, item.url) == (TITLE, TEXT, None, "")


def test_a_page_at_an_address_stands_there():
    item = only(PAGE.format(meta=""), "https://example.org/b")
    assert (item.id, item.url) == ("https://example.org/b", "https://example.org/b")


def test_a_word_file_and_when_it_was_saved():
    item = only(word(datetime(2026, 11, 27, 4, 30, tzinfo=UTC)), "story.docx")
    assert (item.title, item.text, item.published and item.published.isoformat()) == (TITLE, TEXT, AT)


def test_a_word_file_that_a_program_made_has_no_time():
    assert only(word(None), "story.docx").published is None


@pytest.mark.parametrize("name", ["story.txt", "story.md", "standard input", "story"])
def test_plain_text(name: str):
    item = only("\n\n".join([TITLE, *LINES]), name)
    assert item.title == TITLE
    assert [line for line in item.text.splitlines() if line] == LINES


def test_a_flash_in_brackets_is_no_json():
    assert only("[عاجل] وصول الوزير إلى المدينة", "flash.txt").title == "[عاجل] وصول الوزير إلى المدينة"


def test_a_text_without_a_headline_has_none():
    lead = f"القاهرة (برقية) - {LINES[0]}"
    item = only(f"{lead}\n{LINES[1]}", "story.txt")
    assert (item.title, item.text) == ("", f"{lead}\n{LINES[1]}")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.txt", "is empty"),
        (b"PK\x03\x04 no archive", "story.docx", "is damaged"),
        (b"%PDF-1.7", "story.pdf", "is a PDF file"),
        (b"<html><body><p>Bridge</p></body></html>", "page.html", "no Arabic"),
        ("جسر The bridge was opened this morning".encode(), "story.txt", "most of it is not in Arabic"),
    ],
)
def test_a_file_that_holds_no_story(content: bytes, name: str, says: str):
    assert says in reason(content, name)


def test_our_own_translation_is_the_story_that_it_was_made_of():
    items, faults = read('{"paragraphs": [{"source": "قال الوزير"}]}', "story.json")
    assert ([item.title for item in items], faults) == (["قال الوزير"], [])
