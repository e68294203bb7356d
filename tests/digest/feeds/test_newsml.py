"""NewsML-G2: news items and messages, their texts in NITF, XHTML and plain text, and those taken back."""

import pytest

from tests.digest.feeds.samples import AT, LINES, MARKED, TEXT, TITLE, facts, only, read, reason

XHTML = (
    f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{MARKED}</body></html>'
)
NITF = (
    '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline>'
    f"<hl1>{TITLE}</hl1></hedline></body.head><body.content><block>{MARKED}</block></body.content></body></nitf>"
)


def inline(content: str, kind: str = "application/xhtml+xml") -> str:
    return f'<contentSet><inlineXML contenttype="{kind}">{content}</inlineXML></contentSet>'


def item(
    content: str = "",
    *,
    guid: str = "urn:x:1",
    meta: str = '<provider literal="وكالة برقية"/><pubStatus qcode="stat:usable"/>',
    headline: str = f"<headline>{TITLE}</headline>",
    tag: str = "newsItem",
) -> str:
    return (
        f'<{tag} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="3" standard="NewsML-G2" '
        f'xml:lang="ar"><itemMeta><itemClass qcode="ninat:text"/>'
        f"<versionCreated>2026-11-27T06:30:00+02:00</versionCreated>{meta}</itemMeta>"
        f"<contentMeta>{headline}</contentMeta>{content or inline(XHTML)}</{tag}>"
    )


ALL = {
    "id": "urn:x:1",
    "title": TITLE,
    "text": TEXT,
    "published": AT,
    "source": "وكالة برقية",
    "url": "",
    "language": "ar",
}
NAMED = '<provider qcode="nprov:B"><name>وكالة برقية</name></provider>'
ITEMS = {
    "XHTML": item(),
    "NITF": item(inline(NITF, "application/nitf+xml")),
    "a headline in NITF alone": item(inline(NITF), headline=""),
    "plain text": item(f'<contentSet><inlineData contenttype="text/plain">{TEXT}</inlineData></contentSet>'),
    "escaped HTML": item(
        f'<contentSet><inlineData contenttype="text/html"><![CDATA[{MARKED}]]></inlineData></contentSet>'
    ),
    "a provider by name": item(meta=NAMED),
    "two languages": item(
        f'<contentSet><inlineXML xml:lang="ar">{XHTML}</inlineXML><inlineXML xml:lang="en"><html><body>'
        f"<p>{'An English text. ' * 50}</p></body></html></inlineXML></contentSet>",
        headline=f'<headline xml:lang="en">Bridge opens</headline><headline xml:lang="ar">{TITLE}</headline>',
    ),
    "a description alone": item(
        "<contentSet/>", headline=f"<headline>{TITLE}</headline><description>{TEXT}</description>"
    ).replace(TEXT, TEXT.replace("\n", " ")),
}


@pytest.mark.parametrize("name", ITEMS)
def test_a_news_item(name: str):
    found = facts(only(ITEMS[name]))
    found["text"] = found["text"].replace(" ".join(LINES), TEXT)
    assert found == ALL


def message(*items: str) -> str:
    return (
        '<?xml version="1.0"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>'
        f"<itemSet>{''.join(items)}</itemSet></newsMessage>"
    )


def test_a_message_tells_of_each_item_that_is_no_story():
    items, faults = read(message(item(guid="a"), item(tag="packageItem"), item(guid="b")))
    assert [(each.id, each.place) for each in items] == [("a", 0), ("b", 2)]
    (fault,) = faults
    assert str(fault).startswith("feed.xml, entry 2: it is a packageItem, which holds no story of its own")


@pytest.mark.parametrize("tag", ["packageItem", "conceptItem"])
def test_an_item_of_another_kind(tag: str):
    assert f"it is a {tag}" in reason(item(tag=tag))


def test_a_picture():
    assert "of class picture" in reason(item().replace("ninat:text", "ninat:picture"))


@pytest.mark.parametrize(
    "status",
    [
        'qcode="stat:canceled"',
        'qcode="stat:withheld"',
        'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"',
    ],
)
def test_an_item_that_was_taken_back(status: str):
    items, (fault,) = read(item(meta=f"<pubStatus {status}/><edNote>خطأ في الأرقام</edNote>"))
    assert items == []
    assert fault.withdraws == "urn:x:1"
    assert "«خطأ في الأرقام»" in str(fault)


def test_an_embargo():
    assert "under embargo until 2999-01-01" in reason(
        item(meta="<embargoed>2999-01-01T00:00:00Z</embargoed>")
    )
    assert only(item(meta="<embargoed>2020-01-01T00:00:00Z</embargoed>")).id == "urn:x:1"
    assert "cannot be read" in reason(item(meta="<embargoed>غدا</embargoed>"))
