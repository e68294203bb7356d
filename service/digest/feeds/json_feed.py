"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/): what RSS says, in JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from service.arabic.letters import has_arabic
from service.digest.feeds.bodies import body_of
from service.digest.feeds.fault import Fault, Part, Unit
from service.digest.feeds.rows import Row, read_row
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refused

_VERSION = "https://jsonfeed.org/version/"


def is_json_feed(value: Mapping[str, Any]) -> bool:
    """Whether an object says so of itself, as each must."""
    return str(value.get("version", "")).startswith(_VERSION) and isinstance(value.get("items"), list)


def read_json_feed(feed: Mapping[str, Any], name: str, stem: str) -> Iterator[Item | Fault]:
    """A story an item; an item that is none is a fault."""
    for place, item in enumerate(feed["items"]):
        where = Part(name, Unit.ENTRY, place + 1)
        if not isinstance(item, dict):
            yield Fault(where, refused(InputError, "row.no_object"))
            continue
        try:
            row = _row(item, feed)
        except InputError as error:
            yield Fault(where, error)
            continue
        yield from read_row(row, where, place, f"{stem}-{place + 1}")


def _row(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Row:
    title = " ".join(_words(item, "title").split())
    texts = (
        body_of(_words(item, "content_html"), title).text,
        _words(item, "content_text"),
        _words(item, "summary"),
    )
    return {
        "id": item.get("id"),
        "title": title,
        "text": max(texts, key=lambda text: (has_arabic(text), len(text))),
        "published": item.get("date_modified") or item.get("date_published"),
        "source": _words(feed, "title"),
        "url": item.get("url") or item.get("external_url"),
        "language": item.get("language") or feed.get("language"),
    }


def _words(holder: Mapping[str, Any], field: str) -> str:
    value = holder.get(field)
    return value if isinstance(value, str) else ""
