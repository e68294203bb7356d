"""Stories of several feeds under ids that are theirs alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count, pairwise
from pathlib import PurePath

from service.digest.feeds.fault import Fault
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refused

_FAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A story as it is kept, and the id that its feed gave it."""

    item: Item
    own_id: str
    feed: str


class Intake:
    """Takes stories one by one; what it is told of withdrawals counts at the end, for all of them."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._ids: dict[str, list[str]] = defaultdict(list)  # by the feeds' own ids
        self._withdrawals: dict[str, list[tuple[Fault, str]]] = defaultdict(list)

    def take(self, each: Item | Fault, feed: str) -> Fault | None:
        """What is to be told: of two stories with one id one is left out, or has another id from here on.

        They are one story, and the newer is kept, where one agency sends both in one feed, or in two with one
        text.
        """
        if isinstance(each, Fault):
            if each.withdraws:
                self._withdrawals[each.withdraws].append((each, feed))
            return each
        known = next((key for key in self._ids[each.id] if _is_one(self._entries[key], each, feed)), None)
        if known is not None:
            return self._repeated(known, each, feed)
        own = self._own_id(each.id, feed)
        self._ids[each.id].append(own)
        self._entries[own] = _Entry(replace(each, id=own), each.id, feed)
        if own == each.id:
            return None
        return Fault(feed, refused(InputError, "intake.other", id=each.id, own=own), kept=True)

    def items(self) -> tuple[tuple[Item, ...], list[Fault]]:
        """In the order in which they came, and what is wrong with their times."""
        entries = [entry for entry in self._entries.values() if not self._is_withdrawn(entry)]
        last = _last_time([entry.item for entry in entries])
        faults: list[Fault] = []
        for at, entry in enumerate(entries):
            when = entry.item.published
            if last and when and when > last:
                entries[at] = replace(entry, item=replace(entry.item, published=None))
                error = refused(InputError, "intake.far", id=entry.item.id, day=f"{when:%Y-%m-%d}")
                faults.append(Fault(entry.feed, error, kept=True))
        return tuple(entry.item for entry in entries), faults

    def _repeated(self, known: str, each: Item, feed: str) -> Fault:
        before = self._entries[known].item
        is_newer = each.published and before.published and each.published > before.published
        if is_newer:
            self._entries[known] = _Entry(replace(each, id=known), each.id, feed)
        return Fault(feed, refused(InputError, "intake.older" if is_newer else "intake.second", id=each.id))

    def _own_id(self, own_id: str, feed: str) -> str:
        if own_id not in self._entries:
            return own_id
        name = f"{PurePath(feed).stem}-{own_id}"
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        return next(each for each in names if each not in self._entries)

    def _is_withdrawn(self, entry: _Entry) -> bool:
        found = self._withdrawals.get(entry.own_id, [])
        return any(_takes_back(fault, feed, entry) for fault, feed in found)


def _is_one(known: _Entry, item: Item, feed: str) -> bool:
    """Whether two stories with one id are versions of one."""
    one, other = known.item, item
    if one.source and other.source and one.source != other.source:
        return False
    same_feed = known.feed == feed or (one.source and one.source == other.source)
    return bool(same_feed) or (one.title, one.text) == (other.title, other.text)


def _takes_back(fault: Fault, feed: str, entry: _Entry) -> bool:
    """Whether the withdrawal of an id means a story: of its agency, or of its feed where one names none."""
    item = entry.item
    if fault.published and item.published and item.published > fault.published:
        return False
    names_none = not (fault.source and item.source)
    return fault.source == item.source or (names_none and feed == entry.feed)


def _last_time(items: Sequence[Item]) -> datetime | None:
    """The last that can be true: as many or fewer are a year and more beyond it; None where all can be."""
    times = sorted(item.published for item in items if item.published)
    far = (
        before
        for at, (before, after) in enumerate(pairwise(times), start=1)
        if after - before > _FAR and len(times) - at <= at
    )
    return next(far, None)
