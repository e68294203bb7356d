"""What leads the page: events that many sources tell, in many stories, lately, and high in their feeds."""

from collections.abc import Sequence

from service.digest.clusters import Cluster


def ranked(events: Sequence[Cluster]) -> tuple[Cluster, ...]:
    """The weightiest first: by sources, then stories, then the newest of them, then the best place of one.

    Copies are no more weight than the story that they repeat, and equal events go by their ids.
    """
    return tuple(sorted(events, key=_weight))


def _weight(event: Cluster) -> tuple[int, int, float, int, str]:
    items = event.items
    sources = {item.source for item in items if item.source}
    newest = max((item.published.timestamp() for item in items if item.published), default=0.0)
    return -len(sources), -len(event.chains), -newest, min(item.place for item in items), event.id
