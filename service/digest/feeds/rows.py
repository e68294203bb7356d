"""An item from a row: what JSON Lines, JSON lists and CSV have in common."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

from service.arabic.letters import has_arabic
from service.digest.feeds.fault import Fault
from service.digest.items import Item
from service.errors import InputError, NoArabicError

Row = Mapping[str, object]
_GIVE_DATE = "write it as 2026-11-27T06:30:00Z"
_HALF = re.compile("[\ud800-\udfff]")  # of a character, as a broken JSON escape leaves it


def read_row(row: Row, where: str, place: int, own_id: str) -> Iterator[Item | Fault]:
    """The row's item, and what is wrong with the row; `own_id` serves a row that has none."""
    values = _values(row)
    try:
        title, text = (_text(values, name) for name in ("title", "text"))
        if not has_arabic(title + text):
            raise NoArabicError("there is no Arabic in its title and text", "give each story an Arabic text")
        rest = {name: _text(values, name) for name in ("source", "url")}
        item_id = _id(values) or own_id
        language = _text(values, "language") or "ar"
    except InputError as error:
        yield Fault(where, error)
        return
    published: datetime | None = None
    try:
        published = moment(_text(values, "published"))
    except InputError as error:
        yield Fault(where, error, kept=True)
    yield Item(item_id, title, text or title, place, published, language=language, **rest)


def has_story(names: frozenset[str]) -> bool:
    """Whether a row with fields of these names, in lower case, can hold a story."""
    return any(not names.isdisjoint(_names()[field]) for field in ("title", "text"))


def moment(text: str) -> datetime | None:
    """A time as ISO 8601 or RFC 2822 writes it, in UTC where it names no zone; raises InputError."""
    if not text:
        return None
    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = reader(text)
            aware = found if found.tzinfo else found.replace(tzinfo=UTC)
            return aware.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    raise InputError(f"its time {text[:40]!r} cannot be read, so the story stands without one", _GIVE_DATE)


def _values(row: Row) -> dict[str, object]:
    """By the name that we give a field."""
    given = {str(name).strip().lower(): value for name, value in row.items() if value not in (None, "")}
    return {
        field: next((given[name] for name in names if name in given), "") for field, names in _names().items()
    }


def _text(values: Row, name: str) -> str:
    if not isinstance(value := values[name], str):
        raise InputError(f"its {name} is no text", f"write {name} as one string")
    return _HALF.sub("\ufffd", value).strip()


def _id(values: Row) -> str:
    """An id may be a number as well."""
    if isinstance(value := values["id"], int) and not isinstance(value, bool):
        return str(value)
    return _text(values, "id")


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
