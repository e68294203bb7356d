"""JSON Feed 1.0 and 1.1: items as stories, and what is wrong with others."""

import json
from typing import Any

import pytest

from tests.digest.feeds.samples import AT, MARKED, TEXT, TITLE, facts, only, read

ITEM = {
    "id": "https://example.org/1",
    "url": "https://example.org/1.html",
    "title": TITLE,
    "content_html": MARKED,
    "summary": "ملخص",
    "date_published": "2026-11-26T06:30:00+02:00",
    "date_modified": "2026-11-27T06:30:00+02:00",
}


def fed(*items: Any, version: str = "1.1") -> bytes:
    head = {"version": f"https://jsonfeed.org/version/{version}", "title": "وكالة برقية", "language": "ar"}
    return json.dumps({**head, "items": items}).encode()


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_an_item_is_a_story(version: str) -> None:
    assert facts(only(fed(ITEM, version=version), "feed.json")) == {
        "id": "https://example.org/1",
        "title": TITLE,
        "text": TEXT,
        "published": AT,
        "source": "وكالة برقية",
        "url": "https://example.org/1.html",
        "language": "ar",
    }


def test_text_without_markup_is_read_and_a_number_is_an_id() -> None:
    story = only(fed({"id": 17, "title": TITLE, "content_text": TEXT}), "feed.json")
    assert story.id == "17"
    assert TEXT in story.text


def test_what_is_no_story_is_told_with_its_place_and_the_others_are_read() -> None:
    stories, faults = read(fed("no object", {"id": "2", "content_text": "He arrived."}, ITEM), "feed.json")
    assert [str(fault.where) for fault in faults] == ["feed.json, entry 1", "feed.json, entry 2"]
    assert [fault.error.key for fault in faults] == ["row.no_object", "row.no_arabic"]
    assert [story.id for story in stories] == ["https://example.org/1"]
