"""A damaged feed, its damaged entries emptied, so that those before and behind them can be read."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from service.digest.feeds.xml_text import XmlText
from service.errors import InputError
from service.refusals import refused

_MOST = 20  # damages of one feed
_OPEN = re.compile(rb"<(?P<name>(?:[\w.-]+:)?(?:item|entry))(?=[\s/>])")
_CLOSE = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>")
_END = re.compile(rb"</(?:[\w.-]+:)?(?:channel|feed|rdf)\s*>", re.IGNORECASE)


@dataclass(slots=True)
class Mended:
    """`content` is well-formed; `damaged` maps the numbers of emptied entries, from 0, to lines."""

    content: bytes
    damaged: dict[int, int] = field(default_factory=dict)
    is_cut: bool = False  # it broke off


def mended(xml: XmlText) -> Mended:
    """The feed, as it is where it is well-formed; raises InputError where not only entries are damaged."""
    found = Mended(xml.text.encode("utf-8"))
    line = 0
    for _ in range(_MOST):
        error = _first_error(found.content)
        if error is None:
            return found
        line, place = error
        if not _empty(found, line, place):
            break
    raise refused(InputError, "feed.malformed_feed", line=str(line))


def _first_error(content: bytes) -> tuple[int, int] | None:
    """Its line and its place in bytes. There is no document type, and so nothing that could be expanded."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        return error.lineno, parser.ErrorByteIndex
    return None


def _empty(feed: Mended, line: int, place: int) -> bool:
    """Empties the entry with an error in it, or closes what a feed that broke off left open."""
    content = feed.content
    entries = [each for each in _OPEN.finditer(content) if each.start() <= place]
    if not entries:
        return False
    begin = entries[-1]
    behind = next((each for each in (p.search(content, place) for p in (_OPEN, _END)) if each), None)
    is_whole = _CLOSE.search(content, begin.end(), place) is not None
    if behind is None and not feed.is_cut:
        feed.is_cut = True
        feed.content = _closed(content if is_whole else content[: begin.start()])
        return True
    if is_whole or behind is None:  # the error stands between entries
        return False
    feed.damaged[len(entries) - 1] = line
    lines = b"\n" * content.count(b"\n", begin.start(), behind.start())
    feed.content = content[: begin.start()] + b"<" + begin["name"] + b"/>" + lines + content[behind.start() :]
    return True


def _closed(content: bytes) -> bytes:
    """With all its elements closed that are open."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(content, parser)
    return b"" if root is None else bytes(etree.tostring(root, encoding="utf-8"))
