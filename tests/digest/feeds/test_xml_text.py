"""XML from strangers: its root, its encoding, and the traps that are not walked into."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.digest.feeds.xml_text import root_of
from tests.digest.feeds.samples import TITLE, read, reason
from tests.digest.feeds.test_newsml import item, message
from tests.digest.feeds.test_nitf import nitf
from tests.digest.feeds.test_syndication import FEEDS

BOMB = '<!DOCTYPE rss [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = (
    '<!DOCTYPE newsItem SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY % a SYSTEM "http://127.0.0.1/y">%a;]>'
)


@pytest.mark.parametrize("doctype", [BOMB, FILE, PARAMETER])
@pytest.mark.parametrize("root", ["rss", "nitf", "newsItem"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_one_sentence(doctype: str, root: str, encoding: str):
    content = f"<?xml version='1.0'?><!-- <x> -->\n{doctype}<{root}><title>&b;{TITLE}</title></{root}>"
    assert "declares entities" in reason(content.encode(encoding))


@pytest.mark.parametrize(
    ("content", "root"),
    [
        (b"<rss>", "rss"),
        (
            b'\xef\xbb\xbf\n<?xml version="1.0"?>\n<!-- <feed> --><?x?><!DOCTYPE nitf SYSTEM "a">\n<nitf/>',
            "nitf",
        ),
        ("<?xml version='1.0' encoding='utf-16'?><rdf:RDF a='b'/>".encode("utf-16"), "rdf"),
        (b"text <rss>", ""),
        (b"<!-- no end <rss>", ""),
        (b"", ""),
    ],
)
def test_the_root(content: bytes, root: str):
    assert root_of(content) == root


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<?xml version='1.0'?><NewsML/>", "its root is newsml"),
        (b"<?xml version='1.0'?>", "it is no XML"),
        ("<?xml version='1.0'?><nitf>قال".encode(), "no well-formed XML (line 1)"),
        ("<?xml version='1.0'?>\n\n<nitf><a>قال</b></nitf>".encode(), "no well-formed XML (line 3)"),
        (b"<nitf>" + b"<p>" * 1000 + b"</p>" * 1000 + b"</nitf>", "no well-formed XML"),
        (b"<nitf>\xc7\xe1</nitf>", "not UTF-8"),
        (b"\xff\xfe<\0n\0i\0t\0f\0>\0\0", "damaged"),
        (b"<?xml version='1.0'?><nitf/>", "no Arabic"),
        (b"<newsMessage/>", ""),
    ],
)
def test_what_is_no_story_is_one_sentence(content: bytes, says: str):
    assert not says or says in reason(content)


def test_a_page_in_xhtml_is_a_page():
    page = f"<?xml version='1.0'?><?xml-stylesheet?><html><body><h1>{TITLE}</h1><p>قال.</p></body></html>"
    items, faults = read(page)
    assert [each.title for each in items] == [TITLE]
    assert faults == []


@pytest.mark.parametrize(
    "content",
    [
        b"<!--" * 100_000,
        b"<?x " * 100_000,
        b"<!DOCTYPE " * 50_000,
        b"<rss>" + b"<" * 100_000,
        b"<rss>" + b"<a " * 30_000,
        b"<rss>" + b"&a" * 100_000,
        b"<rss><x:a/><![CDATA[" + b"<a " * 100_000 + b"]]></rss>",
        b"<rss><channel>" + b"<item><b></item>" * 20_000,
        b"<rss><channel><item><author>" + b"a" * 1_000_000 + b"</author></item></channel></rss>",
        b"<rss><channel><item>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</item></channel></rss>",
    ],
)
def test_floods_take_no_time(content: bytes):
    begin = time.monotonic()
    read(content)
    assert time.monotonic() - begin < 5


WHOLE = [*FEEDS.values(), message(item(), item()), nitf()]


@given(st.sampled_from(WHOLE), st.integers(0, 4000), st.integers(0, 40), st.text(max_size=12))
def test_damage_of_any_kind_gives_stories_and_faults_alone(
    whole: str, start: int, length: int, inserted: str
):
    read((whole[:start] + inserted + whole[start + length :]).encode("utf-8", "replace"))


@given(
    st.binary(max_size=200), st.sampled_from([b"", b"<rss>", b"<feed>", b"<nitf>", b"<newsItem>", b"<?xml "])
)
def test_bytes_of_any_kind(tail: bytes, head: bytes):
    read(head + tail)


FIELDS = [
    *("uri", "id", "headline", "headlines", "bodies", "body_text", "value", "type", "pubstatus", "embargoed"),
    *("provider", "name", "versioncreated", "language", "text", "title", "contentType", "ednote"),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just(TITLE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=12,
)


@given(JSON)
def test_json_of_any_kind(value: object):
    for name in ("x.json", "x.jsonl", "standard input"):
        read(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), name)
