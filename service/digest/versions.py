"""Versions of one story, chained by time: a copy, an update, a correction, a new toll."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from service.arabic.numerals import numbers
from service.arabic.sentences import sentences
from service.digest.items import Item, age
from service.digest.near_duplicates import near_duplicates
from service.digest.stemming import stem, words

WINDOW = timedelta(hours=72)
"""Further apart, nearly the same wording is another day's: weather, exchange rates, congratulations."""


class Change(StrEnum):
    """What a version is to the one before it."""

    FIRST = "first"
    COPY = "copy"  # word for word, but for spelling
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
        if within(row[one], row[other], WINDOW):
            low, high = sorted((_first(group, one), _first(group, other)))
            group[high] = low
    found: dict[int, list[Item]] = {}
    for at, item in enumerate(row):
        found.setdefault(_first(group, at), []).append(item)
    return tuple(_chain(versions) for versions in found.values())


def continued(found: Sequence[Chain]) -> tuple[Chain, ...]:
    """The chains of one event; an agency's flash, update and new toll are one, whatever their wording."""
    joined: list[list[Item]] = []
    for chain in found:
        items = [version.item for version in chain]
        rows = (row for row in reversed(joined) if any(_continues(item, items[0]) for item in row))
        row = next(rows, None)
        if row is None:
            joined.append(items)
        else:
            row += items
    return tuple(_chain(sorted(row, key=age)) for row in joined)


def within(one: Item, other: Item, window: timedelta) -> bool:
    """Whether they are at most so far apart; a story without a time is within every window."""
    return not (one.published and other.published) or abs(one.published - other.published) <= window


def change(before: Item, after: Item) -> Change:
    """What the later of two versions brings."""
    if words(before.title + before.text) == words(after.title + after.text):
        return Change.COPY
    if _says_correction(after) and not _says_correction(before):
        return Change.CORRECTION
    tolls = _tolls(after)
    return Change.TOLL if tolls and tolls != _tolls(before) else Change.UPDATE


def _continues(before: Item, after: Item) -> bool:
    """Whether a later story of one agency about one event says that it takes the place of the earlier."""
    if not (before.source and before.source == after.source and before.published and after.published):
        return False
    if not before.published < after.published:
        return False
    tolls = _tolls(replace(before, text="")), _tolls(replace(after, text=""))
    new_toll = all(tolls) and tolls[0] != tolls[1]
    return new_toll or _begins(after, "update") or _says_correction(after) or _begins(before, "flash")


def _begins(item: Item, kind: str) -> bool:
    return not _words_of(kind).isdisjoint(words(item.title)[:1])


def _first(group: list[int], at: int) -> int:
    while group[at] != at:
        at = group[at] = group[group[at]]
    return at


def _chain(items: Sequence[Item]) -> Chain:
    first = Version(items[0], Change.FIRST)
    return first, *(Version(after, change(before, after)) for before, after in pairwise(items))


def _says_correction(item: Item) -> bool:
    """A line that begins with it, behind a bracket at most."""
    lines = f"{item.title}\n{item.text}".split("\n")
    return any(not _words_of("correction").isdisjoint(words(line)[:1]) for line in lines)


def _tolls(item: Item) -> frozenset[object]:
    """The numbers in sentences that speak of victims."""
    text = f"{item.title}\n{item.text}"
    spans = (text[start:end] for start, end in sentences(text))
    told = [span for span in spans if not _words_of("toll").isdisjoint(map(stem, words(span)))]
    return frozenset(number.value for span in told for number in numbers(span))


@cache
def _words_of(kind: str) -> frozenset[str]:
    raw = tomllib.loads(Path(__file__).with_name("versions.toml").read_text(encoding="utf-8"))
    return frozenset(stem(word) if kind == "toll" else word for each in raw[kind] for word in words(each))
