"""Times as feeds and people write them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_time(text: str) -> datetime:
    """ISO 8601 or RFC 2822, by its own clock, in UTC where it names no zone; raises ValueError."""
    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = reader(text.strip())
            aware = found if found.tzinfo else found.replace(tzinfo=UTC)
            aware.astimezone(UTC)  # which the first and the last day of the calendar may not have
        except (ValueError, OverflowError):
            continue
        return aware
    raise ValueError(text)
