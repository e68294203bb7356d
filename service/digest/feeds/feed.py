"""All stories of a run, each once, with all that was wrong on the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.digest.feeds.fault import Fault
from service.digest.feeds.fetching import Fetcher
from service.digest.feeds.files import Inputs
from service.digest.feeds.intake import Intake
from service.digest.items import Item
from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Feed:
    """Items in the order in which they came; no two have one id."""

    items: tuple[Item, ...]
    faults: tuple[Fault, ...]


def read_feed(inputs: Sequence[str], *, strict: bool = False, fetcher: Fetcher | None = None) -> Feed:
    """The stories of files, folders, patterns, http(s) addresses and standard input (`-`).

    Of two versions of a story the newer is kept, and none that its agency took back, wherever it stands;
    see Intake. Raises InputError where an input is not there or none holds a story; with `strict` at the
    first fault.
    """
    intake, source = Intake(), Inputs(fetcher or Fetcher())
    faults: list[Fault] = []
    for name in inputs:
        for each in source.read(name):
            if fault := intake.take(each, name):
                _refuse(fault, strict=strict)
                faults.append(fault)
    items, late = intake.items()
    for fault in late:
        _refuse(fault, strict=strict)
    faults += late
    if not items:
        first = f" ({faults[0]})" if faults else ""
        raise InputError(f"there is no story in {', '.join(inputs)}{first}", "give it Arabic stories")
    return Feed(items, tuple(faults))


def _refuse(fault: Fault, *, strict: bool) -> None:
    if strict:
        raise InputError(str(fault), "mend it, or leave out --strict to go on without it")
