"""Which form of feed some bytes are in, by their suffix where it is certain, or else by how they begin."""

import json
from collections.abc import Callable, Iterator
from pathlib import PurePath

from service.digest.feeds.addresses import is_address
from service.digest.feeds.csv_rows import delimiter_of, read_csv
from service.digest.feeds.documents import read_single
from service.digest.feeds.fault import Fault
from service.digest.feeds.json_feed import is_json_feed, read_json_feed
from service.digest.feeds.json_rows import read_json_lines, read_json_value, read_json_values
from service.digest.feeds.newsml import read_newsml
from service.digest.feeds.nitf import read_nitf
from service.digest.feeds.syndication import read_syndication
from service.digest.feeds.xml_text import XmlText, read_xml, root_of
from service.digest.items import Item
from service.errors import InputError
from service.formats.reading.decoding import decode
from service.formats.reading.signatures import is_json
from service.refusals import ITSELF, refused

Reader = Callable[[bytes, str, str], Iterator[Item | Fault]]
"""From content, its name and the name of a story in it that has no id."""
XmlReader = Callable[[XmlText, str, str], Iterator[Item | Fault]]

_MARKS = b"\xef\xbb\xbf \t\r\n"


def read_content(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    """All stories of a file or of an answer, each bad one a fault; all is one fault where it is damaged."""
    suffix = "" if is_address(name) else PurePath(name).suffix.lower()
    reader = _READERS.get(suffix) or _by_beginning(content)
    try:
        yield from reader(content, name, stem)
    except InputError as error:
        yield Fault(name, error)


def _by_beginning(content: bytes) -> Reader:
    """XML by its root; JSON where an object begins: many a flash begins with «[عاجل]»."""
    root = root_of(content)
    if root in _DIALECTS or (root != "html" and content.lstrip(_MARKS).startswith(b"<?xml")):
        return _xml
    if is_json(content):
        return _json
    first = content.split(b"\n", 1)[0].decode("utf-8", errors="replace")
    return _csv if delimiter_of(first) else read_single


def _xml(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    xml = read_xml(content)
    reader = _DIALECTS.get(xml.root)
    if reader is None:
        raise refused(InputError, "feed.other_xml", root=xml.root[:40])
    return reader(xml, name, stem)


def _csv(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    return read_csv(decode(content, ITSELF), name, stem)


def _json(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    """A list is one of stories, an object is one; what goes on behind an object is JSON Lines."""
    text = decode(content, ITSELF)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if text.lstrip().startswith("{") and error.msg == "Extra data":
            return read_json_lines(content, name, stem)
        raise refused(InputError, "feed.json_line", line=str(error.lineno)) from None
    except (ValueError, RecursionError):
        raise refused(InputError, "feed.json") from None
    if isinstance(value, list):
        return read_json_values(value, name, stem)
    if isinstance(value, dict) and is_json_feed(value):
        return read_json_feed(value, name, stem)
    if isinstance(value, dict) and not _OWN.isdisjoint(value):
        return read_single(content, name, stem)
    return read_json_value(value, name, 0, stem)


_OWN = frozenset(["paragraphs", "source_sentences"])  # of our own translations and summaries
_DIALECTS: dict[str, XmlReader] = {
    **dict.fromkeys(("feed", "rdf", "rss"), read_syndication),
    **dict.fromkeys(("newsitem", "newsmessage", "packageitem"), read_newsml),
    **dict.fromkeys(("conceptitem", "knowledgeitem", "planningitem"), read_newsml),
    "nitf": read_nitf,
}
_READERS: dict[str, Reader] = {
    ".csv": _csv,
    ".docx": read_single,
    ".json": _json,
    ".jsonl": read_json_lines,
    ".markdown": read_single,
    ".md": read_single,
    ".ndjson": read_json_lines,
    ".tsv": _csv,
}
