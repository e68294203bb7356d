"""RSS in all its versions and Atom, read by feedparser."""

import io
import re
from collections.abc import Iterator, Mapping
from time import struct_time
from typing import Any
from urllib.parse import urljoin

from service.arabic.letters import has_arabic
from service.digest.feeds.addresses import is_address
from service.digest.feeds.bodies import body_of
from service.digest.feeds.fault import Fault, Part, Unit
from service.digest.feeds.mending import mended
from service.digest.feeds.rows import Row, read_row
from service.digest.feeds.slimming import slimmed
from service.digest.feeds.xml_text import XmlText
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refused

_MARKED = frozenset(["application/xhtml+xml", "text/html"])
_TAG = re.compile(r"<[A-Za-z/!]")


def read_syndication(xml: XmlText, name: str, stem: str) -> Iterator[Item | Fault]:
    """A story an entry; a damaged entry is a fault. Raises InputError where more of the feed is damaged."""
    feed = mended(xml)
    found = _parsed(feed.content)
    for place, entry in enumerate(found["entries"]):
        where = Part(name, Unit.ENTRY, place + 1)
        if place in feed.damaged:
            yield Fault(where, refused(InputError, "feed.malformed_feed", line=str(feed.damaged[place])))
            continue
        try:
            row = _row(entry, found["feed"], name)
        except InputError as error:
            yield Fault(where, error)
            continue
        yield from read_row(row, where, place, f"{stem}-{place + 1}")
    if feed.is_cut:
        yield Fault(name, refused(InputError, "feed.cut"))


def _parsed(content: bytes) -> Mapping[str, Any]:
    """What feedparser finds. Markup is ours to read, so that it need not mend it; ids stay as they are."""
    import feedparser

    stream = io.BytesIO(slimmed(content))  # given as bytes alone, it would look for a file of that name
    try:
        found: Mapping[str, Any] = feedparser.parse(stream, resolve_relative_uris=False, sanitize_html=False)
    except Exception:  # it has no error of its own for what it did not foresee, such as a name with a space
        raise refused(InputError, "feed.unreadable") from None
    return found


def _row(entry: Mapping[str, Any], feed: Mapping[str, Any], name: str) -> Row:
    title = _line(entry)
    details = [*entry.get("content", ()), entry.get("summary_detail", {})]
    bodies = [(_text(each, title), str(each.get("language") or "")) for each in details]
    text, language = max(bodies, key=lambda body: (has_arabic(body[0]), len(body[0])))
    return {
        "id": entry.get("id") or entry.get("link"),
        "title": title,
        "text": text,
        "published": _published(entry),
        "source": _line(entry.get("source") or {}) or _line(feed),
        "url": _address(entry, feed, name),
        "language": entry.get("language") or language or feed.get("language"),
    }


def _line(holder: Mapping[str, Any]) -> str:
    """Its title in one line; feedparser guesses whether there is markup in it."""
    detail = holder.get("title_detail") or {"value": holder.get("title") or ""}
    return " ".join(_text(detail, "").split())


def _text(detail: Mapping[str, Any], headline: str) -> str:
    """As a reader sees it, a paragraph a line. What passes for HTML and has no tag keeps its own lines."""
    kind, value = detail.get("type", "text/plain"), detail.get("value") or ""
    if kind in _MARKED:
        return body_of(value if _TAG.search(value) else _as_lines(value), headline).text
    return value.strip() if kind == "text/plain" else ""


def _as_lines(value: str) -> str:
    return "".join(f"<p>{line}</p>" for line in value.splitlines())


def _published(entry: Mapping[str, Any]) -> str:
    """When this version was made: an entry's `updated` before its `published`."""
    for name in ("updated", "published"):
        if name in entry:  # feedparser warns where it is asked for a time that is not there
            parsed: struct_time | None = entry.get(f"{name}_parsed") if f"{name}_parsed" in entry else None
            if parsed is None:
                return str(entry[name])
            return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}T{_clock(parsed)}Z"
    return ""


def _clock(parsed: struct_time) -> str:
    return f"{parsed.tm_hour:02}:{parsed.tm_min:02}:{min(parsed.tm_sec, 59):02}"  # a leap second is its 60th


def _address(entry: Mapping[str, Any], feed: Mapping[str, Any], name: str) -> str:
    """Where the story stands; a link that is not whole counts from the feed's address, or from its site's."""
    base = name if is_address(name) else feed.get("link") or ""
    try:
        return urljoin(base, entry.get("link") or "") if entry.get("links") else entry.get("link") or ""
    except ValueError:  # such as an IPv6 address without its bracket
        return ""
