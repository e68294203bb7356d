"""An item from a row: what every form of feed comes down to."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from service.digest.feeds.arabic_only import arabic_tag
from service.digest.feeds.fault import Fault, Where
from service.digest.items import Item
from service.digest.times import read_time
from service.errors import InputError
from service.refusals import refused

Row = Mapping[str, object]
_EXAMPLE = "2026-11-27T06:30:00Z"
_HALF = re.compile("[\0\ud800-\udfff]")  # NUL, or half of a character as a broken JSON escape leaves it
_TAKEN_BACK = frozenset(["canceled", "cancelled", "embargoed", "kill", "killed", "withheld"])
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def read_row(row: Row, where: Where, place: int, own_id: str) -> Iterator[Item | Fault]:
    """The row's item, and what is wrong with the row; `own_id` serves a row that has none."""
    values = _values(row)
    try:
        item_id = _id(values) or own_id
        if withdrawal := _withdrawal(values):
            source, when = _text(values, "source"), _known_time(values)
            yield Fault(where, withdrawal, withdraws=item_id, source=source, published=when)
            return
        _refuse_embargoed(values)
        title, text = (_text(values, name) for name in ("title", "text"))
        language = arabic_tag(f"{title}\n{text}", _text(values, "language"))
        source, url = _text(values, "source"), _text(values, "url")
    except InputError as error:
        yield Fault(where, error)
        return
    published: datetime | None = None
    try:
        published = _time(_text(values, "published"))
    except InputError as error:
        yield Fault(where, error, kept=True)
    address = (
        url if _ADDRESS.fullmatch(url) else ""
    )  # a link to anything else is none that a reader can follow
    yield Item(item_id, title, text or title, place, published, source, address, language)


def has_story(names: frozenset[str]) -> bool:
    """Whether a row with fields of these names, in lower case, can hold a story."""
    return any(not names.isdisjoint(_names()[field]) for field in ("title", "text"))


def _time(text: str) -> datetime | None:
    """In UTC; raises InputError."""
    try:
        return read_time(text).astimezone(UTC) if text else None
    except ValueError:
        raise refused(InputError, "row.time", time=text[:40], example=_EXAMPLE) from None


def _known_time(values: Row) -> datetime | None:
    """None where it cannot be read: a story that was taken back needs none."""
    try:
        return _time(_text(values, "published"))
    except InputError:
        return None


def is_taken_back(status: str) -> bool:
    """Whether a status, one of IPTC's such as `stat:canceled`, keeps a story from being used."""
    return status.rpartition(":")[2].lower() in _TAKEN_BACK


def _withdrawal(values: Row) -> InputError | None:
    """Why a story must not appear; None where it may."""
    given = _text(values, "status")
    if not is_taken_back(given):
        return None
    status = given.rpartition(":")[2].lower()
    notice = " ".join(_text(values, "notice").split())[:200]
    if not notice:
        return refused(InputError, "row.taken_back", status=status)
    return refused(InputError, "row.taken_back_notice", status=status, notice=notice)


def _refuse_embargoed(values: Row) -> None:
    try:
        until = _time(_text(values, "embargoed"))
    except InputError:
        raise refused(InputError, "row.embargo_time", example=_EXAMPLE) from None
    if until and until > datetime.now(UTC):
        raise refused(InputError, "row.embargo", until=f"{until:%Y-%m-%d %H:%M}")


def _values(row: Row) -> dict[str, object]:
    """By the name that we give a field."""
    given = {str(name).strip().lower(): value for name, value in row.items() if value not in (None, "")}
    return {
        field: next((given[name] for name in names if name in given), "") for field, names in _names().items()
    }


def _text(values: Row, name: str) -> str:
    if not isinstance(value := values[name], str):
        raise refused(InputError, "row.no_text", field=name)
    return _HALF.sub("\ufffd", value).strip()


def _id(values: Row) -> str:
    """An id may be a number as well."""
    if isinstance(value := values["id"], int) and not isinstance(value, bool):
        return str(value)
    return _text(values, "id")


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
