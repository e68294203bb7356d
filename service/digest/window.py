"""From when on stories are in a digest: `24h`, `3d`, or a time."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from service.digest.items import Item
from service.digest.times import read_time
from service.errors import InputError

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"(\d{1,9})\s*([mhdw])", re.ASCII | re.IGNORECASE)
_GIVE = "write 24h, 3d, or a time such as 2026-11-27T06:30:00Z"


def since(text: str, items: Sequence[Item], now: datetime | None = None) -> datetime | None:
    """What a span leads back to from `now`, or else from the newest story; None where nothing has a time.

    The clock is not looked at: the same stories give the same digest tomorrow. Raises InputError.
    """
    if not (span := _SPAN.fullmatch(text.strip())):
        return point(text, "--since", _GIVE)
    end = now or max((item.published for item in items if item.published), default=None)
    try:
        back = timedelta(**{_UNITS[span[2].lower()]: int(span[1])})
        return end and end - back
    except OverflowError:
        raise InputError(f"--since {text} leads back before the first year", _GIVE) from None


def point(text: str, option: str, give: str = "write it as 2026-11-27T06:30:00Z") -> datetime:
    """A time by its own clock, in UTC where it names no zone; raises InputError in the name of the option."""
    try:
        return read_time(text)
    except ValueError:
        raise InputError(f"{option} {text!r} is no time", give) from None


def within(items: Sequence[Item], start: datetime | None) -> tuple[Item, ...]:
    """Those from then on; a story without a time stands in every window."""
    return tuple(item for item in items if not (start and item.published) or item.published >= start)


def spoken(start: datetime) -> str:
    """As a person on the command line reads it."""
    return f"{start.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
