"""A story as a feed gives it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A story and what its feed says of it; `id` is the feed's own, and no other item of a run has it."""

    id: str
    title: str
    text: str
    place: int  # its number in its feed, from 0: what an editor put first matters most
    published: datetime | None = None  # with a time zone
    source: str = ""
    url: str = ""
    language: str = "ar"  # BCP-47


Age = tuple[bool, float, str]
"""Sorts stories by their time, those without one last, and then by their ids."""


def age(item: Item) -> Age:
    """Where an item stands among others from the oldest to the newest, in whatever order they came in."""
    when = item.published
    return when is None, when.timestamp() if when else 0.0, item.id
