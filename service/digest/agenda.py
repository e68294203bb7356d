"""What a digest is to tell, in whatever language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.digest.clusters import Cluster, cluster
from service.digest.items import Item
from service.digest.ranking import ranked
from service.digest.window import spoken, within
from service.errors import InputError
from service.refusals import refused

TOP = 20
"""Events that a page has room for."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The weightiest events of a window; `stories` and `all_events` count what is in it."""

    events: tuple[Cluster, ...]
    stories: int
    all_events: int
    since: datetime | None = None


def agenda(items: Sequence[Item], since: datetime | None = None, top: int = TOP) -> Agenda:
    """The same for the same items in whatever order; raises InputError where the window has no story."""
    if top < 1:
        raise InputError(f"a digest of {top} events tells nothing", "ask for one or more")
    inside = within(items, since)
    if not inside:
        if since is None:
            raise refused(InputError, "agenda.no_story", count=len(items))
        raise refused(InputError, "agenda.too_old", since=spoken(since), count=len(items))
    events = ranked(cluster(inside))
    return Agenda(events[:top], len(inside), len(events), since)
