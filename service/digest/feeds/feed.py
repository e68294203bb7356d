"""All stories of a run, each once, with all that was wrong on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.digest.feeds.fault import Fault
from service.digest.feeds.files import read_input
from service.digest.items import Item
from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Feed:
    """Items in the order in which they came; no two have one id."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...]


def read_feed(inputs: Sequence[str], *, strict: bool = False) -> Feed:
    """The stories of files, folders, patterns and standard input (`-`).

    Raises InputError where an input is not there or none holds a story; with `strict` at the first fault.
    """
    items: dict[str, Item] = {}
    faults: list[Fault] = []
    for name in inputs:
        for each in read_input(name):
            found = _fault(each, items, name)
            if found is None and isinstance(each, Item):
                items[each.id] = each
            elif found and strict:
                raise InputError(str(found), "mend it, or leave out --strict to go on without it")
            elif found:
                faults.append(found)
    if not items:
        first = f" ({faults[0]})" if faults else ""
        raise InputError(f"there is no story in {', '.join(inputs)}{first}", "give it Arabic stories")
    return Feed(tuple(items.values()), tuple(faults))


def _fault(each: Item | Fault, items: dict[str, Item], name: str) -> Fault | None:
    if isinstance(each, Fault):
        return each
    if each.id not in items:
        return None
    return Fault(
        name, InputError(f"id {each.id} is there twice, its second story is left out", "give each an id")
    )
