"""Stories put together by event, versions of one story in one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.digest.items import Age, Item, age
from service.digest.linkage import Edges, average_linkage
from service.digest.similarities import similarities
from service.digest.versions import Chain, chains, continued

ALIKE = 0.22
"""The average similarity from which stories are about one event: `python -m evaluation clusters --fit`."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """An event: its stories as chains of versions, the chain of its oldest story first."""

    chains: tuple[Chain, ...]

    @property
    def id(self) -> str:
        """The id of its oldest story: it stays when later ones come in, and not when an older comes."""
        return self.items[0].id

    @property
    def items(self) -> tuple[Item, ...]:
        """All stories, the oldest first."""
        return tuple(sorted((version.item for chain in self.chains for version in chain), key=age))


def cluster(items: Sequence[Item]) -> tuple[Cluster, ...]:
    """Every item in one cluster, alone where nothing else is about its event; the oldest event first.

    The same for the same items, in whatever order they come.
    """
    found = chains(items)
    return events(found, similarities(found), ALIKE)


def events(found: Sequence[Chain], edges: Edges, alike: float) -> tuple[Cluster, ...]:
    """The clusters of chains whose similarities are known."""
    groups = average_linkage(len(found), edges, alike)
    made = (Cluster(continued([found[at] for at in group])) for group in groups)
    return tuple(sorted(made, key=_age))


def _age(event: Cluster) -> Age:
    return age(event.items[0])
