"""Versions of one story, chained by time: a copy, an update, a correction, a new toll."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from service.digest.items import Item, age
from service.digest.near_duplicates import near_duplicates
from service.digest.wordings import Content, Wording, begins, says_correction, wording

WINDOW = timedelta(hours=72)
"""Further apart, nearly the same wording is another day's: weather, exchange rates, congratulations."""


class Change(StrEnum):
    """What a version is to the newest before it that is no copy."""

    FIRST = "first"
    COPY = "copy"  # of any version before it: word for word, but for spelling and how numbers are written
    UPDATE = "update"
    CORRECTION = "correction"
    TOLL = "toll"  # other numbers of dead, hurt or missing


@dataclass(frozen=True, slots=True)
class Version:
    """A story in its chain."""

    item: Item
    change: Change


Chain = tuple[Version, ...]
"""All versions of one story, the oldest first."""


def chains(items: Sequence[Item]) -> tuple[Chain, ...]:
    """Every item in one chain; the same, and in the same order, in whatever order the items come."""
    row = sorted(items, key=age)
    group = list(range(len(row)))  # by item, the first item of its chain
    for one, other in near_duplicates(row):
        if _are_near(row[one], row[other]):
            low, high = sorted((_first(group, one), _first(group, other)))
            group[high] = low
    found: dict[int, list[Item]] = {}
    for at, item in enumerate(row):
        found.setdefault(_first(group, at), []).append(item)
    return tuple(_chain(versions) for versions in found.values())


def continued(found: Sequence[Chain]) -> tuple[Chain, ...]:
    """The chains of one event; an agency's flash, update and new toll are one, whatever their wording."""
    joined: list[list[Chain]] = []
    for chain in found:
        first = chain[0].item
        row = next((row for row in reversed(joined) if _go_on(row, first)), None)
        if row is None:
            joined.append([chain])
        else:
            row.append(chain)
    return tuple(row[0] if len(row) == 1 else _chain(sorted(_items(row), key=age)) for row in joined)


def change(before: Wording, after: Wording) -> Change:
    """What the later of two versions brings, where it is no copy."""
    if after.says_correction and not before.says_correction:
        return Change.CORRECTION
    return Change.TOLL if after.tolls and after.tolls != before.tolls else Change.UPDATE


def _are_near(one: Item, other: Item) -> bool:
    """In time; a story without one is near to all."""
    return not (one.published and other.published) or abs(one.published - other.published) <= WINDOW


def _items(row: Sequence[Chain]) -> list[Item]:
    return [version.item for chain in row for version in chain]


def _go_on(row: Sequence[Chain], after: Item) -> bool:
    return any(_continues(item, after) for item in _items(row))


def _continues(before: Item, after: Item) -> bool:
    """Whether a later story of one agency about one event says that it takes the place of the earlier."""
    if not (before.source and before.source == after.source and before.published and after.published):
        return False
    if not before.published < after.published:
        return False
    tolls = wording(before.title).tolls, wording(after.title).tolls
    new_toll = all(tolls) and tolls[0] != tolls[1]
    if new_toll or begins(after.title, "update") or begins(before.title, "flash"):
        return True
    return says_correction(_text(after))


def _text(item: Item) -> str:
    return f"{item.title}\n{item.text}"


def _first(group: list[int], at: int) -> int:
    while group[at] != at:
        at = group[at] = group[group[at]]
    return at


def _chain(items: Sequence[Item]) -> Chain:
    """An old wording that comes again behind a new one brings nothing back."""
    if len(items) == 1:
        return (Version(items[0], Change.FIRST),)
    found: list[Version] = []
    before: Wording | None = None
    seen: set[Content] = set()
    for item in items:
        after = wording(_text(item))
        if after.content in seen:
            found.append(Version(item, Change.COPY))
            continue
        found.append(Version(item, change(before, after) if before else Change.FIRST))
        before = after
        seen.add(after.content)
    return tuple(found)
