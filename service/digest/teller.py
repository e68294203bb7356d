"""Which story of an event tells it best."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from service.digest.clusters import Cluster
from service.digest.items import Item
from service.digest.stemming import words
from service.digest.vectors import vectors
from service.digest.versions import Chain, Change

_FLASH = 15  # words of a body that only says that there is more to come


def teller(event: Cluster, dead: Callable[[Item], Fraction | None]) -> Item:
    """The newest version of the chain with the most of them; of equal ones one with a toll, the most central.

    A story with fewer dead than a later one is passed over as any older version is; a flash tells only what
    nothing else tells.
    """
    stories = [latest(chain) for chain in event.chains]
    if len(stories) == 1:
        return stories[0]
    versions = [sum(version.change is not Change.COPY for version in chain) for chain in event.chains]
    tolls = [dead(item) for item in stories]
    central, outdated = _centralities(stories), _outdated(stories, tolls)

    def weight(at: int) -> tuple[bool, bool, int, bool, float, float, str]:
        item = stories[at]
        newest = -item.published.timestamp() if item.published else 0.0
        is_flash = len(words(item.text)) < _FLASH
        return is_flash, outdated[at], -versions[at], tolls[at] is None, -central[at], newest, item.id

    return stories[min(range(len(stories)), key=weight)]


def latest(chain: Chain) -> Item:
    """Its newest version, of copies the first; of when one without a time is nobody knows."""
    row = [version for version in chain if version.item.published] or list(chain)
    while len(row) > 1 and row[-1].change is Change.COPY:
        row.pop()
    return row[-1].item


def _outdated(stories: Sequence[Item], dead: Sequence[Fraction | None]) -> list[bool]:
    """Whether a later story has more dead; fewer are rather those of a source that lags behind."""
    told = [
        (item.published, number)
        for item, number in zip(stories, dead, strict=True)
        if item.published and number is not None
    ]
    return [
        any(item.published and when > item.published and number and more > number for when, more in told)
        for item, number in zip(stories, dead, strict=True)
    ]


def _centralities(stories: Sequence[Item]) -> list[float]:
    """How alike each is to all others, from 0 to 1; rounded, so that equal ones are equal."""
    rows = vectors(stories).rows
    alike = (rows @ rows.T).sum(axis=1)
    return [round(float(each) / len(stories), 3) for each in alike.ravel().tolist()[0]]
