"""Which story of an event tells it best."""

from collections.abc import Sequence

from service.digest.clusters import Cluster
from service.digest.items import Item
from service.digest.stemming import words
from service.digest.vectors import vectors
from service.digest.versions import Chain, Change

_FLASH = 15  # words of a body that only says that there is more to come


def teller(event: Cluster) -> Item:
    """The newest version of the chain with the most of them, and of chains alike the most central one.

    Never an older version: its toll may be outdated. A flash tells only what nothing else tells.
    """
    stories = [latest(chain) for chain in event.chains]
    told = [sum(version.change is not Change.COPY for version in chain) for chain in event.chains]
    central = _centralities(stories)

    def weight(at: int) -> tuple[bool, int, float, float, str]:
        item = stories[at]
        age = -item.published.timestamp() if item.published else 0.0
        return len(words(item.text)) < _FLASH, -told[at], -central[at], age, item.id

    return stories[min(range(len(stories)), key=weight)]


def latest(chain: Chain) -> Item:
    """Its newest version; of when one without a time is nobody knows."""
    dated = [version.item for version in chain if version.item.published]
    return dated[-1] if dated else chain[-1].item


def _centralities(stories: Sequence[Item]) -> list[float]:
    """How alike each is to all others, from 0 to 1; rounded, so that equal ones are equal."""
    rows = vectors(stories).rows
    alike = (rows @ rows.T).sum(axis=1)
    return [round(float(each) / len(stories), 3) for each in alike.ravel().tolist()[0]]
