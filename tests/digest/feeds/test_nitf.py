"""NITF: a story with its docdata, and the words by which agencies take one back."""

import pytest

from tests.digest.feeds.samples import AT, MARKED, TEXT, TITLE, facts, only, read

DOCDATA = (
    '<doc-id id-string="urn:x:1" regsrc="B"/><date.issue norm="20261127T063000+0200"/>'
    '<doc.copyright holder="وكالة برقية"/>'
)


def nitf(docdata: str = DOCDATA, *, attributes: str = "", head: str = "", body: str = MARKED) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/nitf.dtd">\n'
        f'<nitf xml:lang="ar"><head><title>عنوان</title><docdata {attributes}>{docdata}</docdata></head>'
        f"<body><body.head><hedline><hl1>{TITLE}</hl1><hl2>عنوان ثان</hl2></hedline>{head}</body.head>"
        f"<body.content>{body}</body.content><body.end/></body></nitf>"
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
DISTRIBUTOR = "<distributor><org>وكالة برقية</org></distributor>"
PICTURE = (
    '<media media-type="image"><media-reference source="a.jpg"/><media-caption>صورة</media-caption></media>'
)
DOCUMENTS = {
    "all in docdata": nitf(),
    "a distributor": nitf(DOCDATA.replace("وكالة برقية", "آخر"), head=DISTRIBUTOR),
    "blocks, pictures and notes": nitf(body=f"<block>{PICTURE}{MARKED}<note><p>للمحررين</p></note></block>"),
    "the headline in the body": nitf(body=f"<hl2>{TITLE}</hl2>{MARKED}"),
    "a time of publication": nitf(DOCDATA.replace("<date.issue", "<date.expire")).replace(
        "<docdata", '<pubdata date.publication="20261127T043000Z"/><docdata'
    ),
    "names of characters": nitf(body=MARKED.replace("<p>", "<p>&nbsp;")),
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document(document: str):
    assert facts(only(document)) == ALL


def test_a_dateline_begins_the_text_unless_it_does_already():
    dateline = "<dateline><location>أسوان</location> <story.date>27-11</story.date></dateline>"
    assert only(nitf(head=dateline)).text == f"أسوان 27-11 - {TEXT}"
    written = f"أسوان (برقية) - {TEXT}"
    assert only(nitf(head=dateline, body=f"<p>{written}</p>")).text.startswith("أسوان (برقية) - ")


@pytest.mark.parametrize("status", ["canceled", "withheld", "embargoed"])
def test_a_document_that_was_taken_back(status: str):
    note = '<ed-msg info="الخبر غير صحيح"/>'
    items, (fault,) = read(nitf(DOCDATA + note, attributes=f'management-status="{status}"'))
    assert items == []
    assert fault.withdraws == "urn:x:1"
    assert status in str(fault)
    assert "«الخبر غير صحيح»" in str(fault)


def test_an_embargo_ends_with_its_release():
    for year, count in (("2020", 1), ("2999", 0)):
        release = f'<date.release norm="{year}0101T000000Z"/>'
        items, _ = read(nitf(DOCDATA + release, attributes='management-status="embargoed"'))
        assert len(items) == count


def test_a_document_that_kills_another():
    attributes = 'management-doc-idref="urn:x:0" management-idref-status="canceled"'
    items, (fault,) = read(nitf(attributes=attributes))
    assert [item.id for item in items] == ["urn:x:1"]
    assert fault.withdraws == "urn:x:0"
