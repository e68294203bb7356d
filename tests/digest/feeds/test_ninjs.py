"""ninjs 1, 2 and 3: one item, a list, an item a line."""

import json

import pytest

from tests.digest.feeds.samples import AT, MARKED, TEXT, TITLE, facts, only, read, reason

ONE = {
    "uri": "https://example.org/1",
    "type": "text",
    "versioncreated": "2026-11-27T06:30:00+02:00",
    "firstcreated": "2026-11-26T06:30:00+02:00",
    "language": "ar",
    "headline": TITLE,
    "body_text": TEXT,
    "source": "وكالة برقية",
    "pubstatus": "usable",
}
TWO = {
    "uri": "https://example.org/1",
    "versioncreated": "2026-11-27T04:30:00Z",
    "headlines": [{"role": "main", "value": TITLE}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": MARKED}],
    "infosources": [{"name": "وكالة برقية"}],
}
THREE = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "https://example.org/1",
    "type": "text",
    "versionCreated": "2026-11-27T04:30:00Z",
    "pubStatus": "usable",
    "language": "ar",
    "headlines": [{"value": TITLE}],
    "bodies": [{"contentType": "text/plain", "value": TEXT}],
    "provider": {"name": "وكالة برقية"},
}
ITEMS = {
    "1": ONE,
    "1, XHTML": {**ONE, "body_text": None, "body_xhtml": f"<div>{MARKED}</div>"},
    "1, the headline once more": {**ONE, "body_text": f"{TITLE}\n{TEXT}"},
    "1.7": {**{k: v for k, v in ONE.items() if k != "headline"}, "headline_main": TITLE},
    "1, first created alone": {**ONE, "versioncreated": None, "firstcreated": "2026-11-27T04:30:00Z"},
    "2": TWO,
    "3": THREE,
    "3, a holder of rights": {**THREE, "provider": None, "copyrightHolder": "وكالة برقية"},
}
ALL = {
    "id": "https://example.org/1",
    "title": TITLE,
    "text": TEXT,
    "published": AT,
    "source": "وكالة برقية",
    "url": "https://example.org/1",
    "language": "ar",
}


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
@pytest.mark.parametrize("name", ["item.json", "items.jsonl", "standard input"])
def test_an_item(item: object, name: str):
    assert facts(only(json.dumps(item, ensure_ascii=False), name)) == ALL


def test_an_item_over_many_lines():
    for name in ("item.json", "standard input", "https://example.org/item"):
        assert facts(only(json.dumps(THREE, indent=2), name)) == ALL


def test_a_list_of_both():
    items, (fault,) = read(
        json.dumps([{**ONE, "uri": "a"}, {**TWO, "uri": 5}, {**ONE, "type": "picture"}]), "x.json"
    )
    assert [(item.id, item.place, item.url) for item in items] == [("a", 0, ""), ("5", 1, "")]
    assert "entry 3" in str(fault)
    assert "of type picture" in str(fault)


@pytest.mark.parametrize(("field", "status"), [("pubstatus", "canceled"), ("pubStatus", "withheld")])
def test_an_item_that_was_taken_back_needs_no_text(field: str, status: str):
    items, (fault,) = read(json.dumps({"uri": "a", field: status, "ednote": "اسحبوا الخبر"}), "x.json")
    assert items == []
    assert fault.withdraws == "a"
    assert "«اسحبوا الخبر»" in str(fault)


def test_an_embargo():
    assert "embargo" in reason(json.dumps({**THREE, "embargoed": "2999-01-01T00:00:00Z"}), "x.json")


def test_rows_and_items_may_stand_in_one_file():
    rows = [{"id": "r", "title": TITLE, "content": TEXT, "type": "story", "pubstatus": "usable"}, ONE]
    items, faults = read("\n".join(json.dumps(row) for row in rows), "day.json")
    assert [(item.id, item.text) for item in items] == [("r", TEXT), ("https://example.org/1", TEXT)]
    assert faults == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"headline": "', "no valid JSON (line 1)"),
        ("[1", "no valid JSON (line 1)"),
        ("[" * 100_000, "no valid JSON"),
        ("9" * 5000, "no valid JSON"),
        ("5", "no JSON object"),
        ('{"bodies": 5}', "no Arabic"),
    ],
)
def test_what_is_no_item_is_one_fault(content: str, says: str):
    assert says in reason(content, "x.json")
