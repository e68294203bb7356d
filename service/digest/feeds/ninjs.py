"""ninjs 1, 2 and 3 (https://iptc.org/standards/ninjs/): a news item in JSON, as a row."""

from collections.abc import Mapping
from typing import Any

from service.digest.feeds.rows import Row
from service.errors import InputError
from service.formats.reading.from_json import headline_and_body
from service.refusals import ITSELF, refused

_TEXTS = frozenset(["", "composite", "none", "text"])
_MARKS = ("body_", "bodies", "headline_", "headlines", "description_", "descriptions")
_ALONE = frozenset(["versioncreated", "pubstatus", "representationtype"])
_OWN = frozenset(["body", "content", "text"])  # what rows call a text, and ninjs does not


def as_row(value: Mapping[str, Any]) -> Row:
    """The row of an item of any version; what is no ninjs comes back as it is. Raises InputError."""
    item = {str(name).strip().lower(): each for name, each in value.items()}
    if not _OWN.isdisjoint(item) or not any(name.startswith(_MARKS) or name in _ALONE for name in item):
        return value
    kind = str(item.get("type") or "").lower()
    if kind not in _TEXTS:
        raise refused(InputError, "row.type", kind=kind[:40])
    headline, lines = headline_and_body(item, ITSELF)
    return {
        **{name: item.get(name) for name in _SAME},
        "title": headline or item.get("title"),
        "text": "\n".join(lines),
        "source": next(filter(None, (_name(item.get(name)) for name in _SOURCES)), ""),
        "url": next((each for each in map(item.get, ("url", "uri")) if isinstance(each, str)), ""),
    }


_SAME = (
    "uri", "guid", "id", "versioncreated", "contentcreated", "firstcreated", "published", "date",
    "language", "pubstatus", "embargoed", "ednote",
)  # fmt: skip
_SOURCES = ("source", "provider", "infosources", "infosource", "copyrightholder")


def _name(value: object) -> str:
    """A party is a name, an object with one, or a list of such."""
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), "")
    if isinstance(value, Mapping):
        return _name(value.get("name") or value.get("literal"))
    return value.strip() if isinstance(value, str) else ""
