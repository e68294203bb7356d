"""Sentences of which the tests build feeds, and how they are read."""

from pathlib import Path

from service.digest.feeds import Fault
from service.digest.feeds.addresses import is_address
from service.digest.feeds.forms import read_content
from service.digest.items import Item

TITLE = "افتتاح جسر جديد في المدينة"
LINES = ["افتتح المحافظ جسرا جديدا فوق النهر صباح اليوم.", "وقال المهندس إن طول الجسر 300 متر."]
TEXT = "\n".join(LINES)
MARKED = "".join(f"<p>{line}</p>" for line in LINES)
AT = "2026-11-27T04:30:00+00:00"


def read(content: str | bytes, name: str = "feed.xml") -> tuple[list[Item], list[Fault]]:
    """The stories and the faults of a file's content."""
    raw = content.encode() if isinstance(content, str) else content
    found = list(read_content(raw, name, name if is_address(name) else Path(name).stem))
    return [each for each in found if isinstance(each, Item)], [
        each for each in found if isinstance(each, Fault)
    ]


def only(content: str | bytes, name: str = "feed.xml") -> Item:
    """The one story of a file without fault."""
    items, faults = read(content, name)
    assert [str(fault) for fault in faults] == []
    (item,) = items
    return item


def reason(content: str | bytes, name: str = "feed.xml") -> str:
    """The one fault of a file without a story."""
    items, faults = read(content, name)
    assert items == []
    (fault,) = faults
    return str(fault)


def facts(item: Item) -> dict[str, str]:
    """All that is known of a story, but for its place."""
    return {
        "id": item.id,
        "title": item.title,
        "text": item.text,
        "published": item.published.isoformat() if item.published else "",
        "source": item.source,
        "url": item.url,
        "language": item.language,
    }
