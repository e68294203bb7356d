"""All stories of a run, each once, with all that was wrong on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.digest.feeds.fault import Fault
from service.digest.feeds.fetching import Fetcher
from service.digest.feeds.files import Inputs
from service.digest.items import Item
from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Feed:
    """Items in the order in which they came; no two have one id."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...]


def read_feed(inputs: Sequence[str], *, strict: bool = False, fetcher: Fetcher | None = None) -> Feed:
    """The stories of files, folders, patterns, http(s) addresses and standard input (`-`).

    Of two stories with one id the newer is kept, and none that its agency took back, wherever it stands.
    Raises InputError where an input is not there or none holds a story; with `strict` at the first fault.
    """
    items: dict[str, Item] = {}
    faults: list[Fault] = []
    source = Inputs(fetcher or Fetcher())
    for name in inputs:
        for fault in _added(source.read(name), items, name):
            if strict:
                raise InputError(str(fault), "mend it, or leave out --strict to go on without it")
            faults.append(fault)
    for fault in faults:
        items.pop(fault.withdraws or "", None)
    if not items:
        first = f" ({faults[0]})" if faults else ""
        raise InputError(f"there is no story in {', '.join(inputs)}{first}", "give it Arabic stories")
    return Feed(tuple(items.values()), tuple(faults))


def _added(found: Iterator[Item | Fault], items: dict[str, Item], name: str) -> Iterator[Fault]:
    """Puts the items among those that are there, and gives the faults."""
    for each in found:
        if isinstance(each, Fault):
            yield each
            continue
        known = items.setdefault(each.id, each)
        if known is each:
            continue
        is_newer = each.published and known.published and each.published > known.published
        if is_newer:
            items[each.id] = each
        which = "older" if is_newer else "second"
        reason = f"id {each.id} is there twice, its {which} story is left out"
        yield Fault(name, InputError(reason, "give each an id"))
