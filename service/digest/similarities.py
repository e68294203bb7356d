"""How alike chains of versions are, for those pairs that may be about one event."""

from collections.abc import Sequence
from math import nan
from typing import Any

from service.digest.countries import Countries
from service.digest.linkage import Edges
from service.digest.vectors import Matrix, vectors
from service.digest.versions import Chain

WINDOW = 72 * 3600.0
"""Seconds, of an event: the end of one chain and the beginning of the next are at most so far apart."""

_HINT = 0.09
"""What stems alone add to a similarity at least: below it no pair is looked at, and it counts as 0."""

_COMMON = 100, 0.1  # a stem in more stories than this number and this share of them finds no pairs
_ROWS = 512  # at a time


def similarities(found: Sequence[Chain]) -> Edges:
    """By pair of indices; a chain is as its newest version is, and unlike what leads with other countries."""
    if not found:
        return {}
    newest = [chain[-1].item for chain in found]
    features, countries = vectors(newest), Countries(newest)
    starts, ends = _spans(found)
    hints = _rarer(features.stems)
    edges: dict[tuple[int, int], float] = {}
    for start in range(0, len(found), _ROWS):
        block = (hints[start : start + _ROWS] @ hints.T).tocoo()
        chosen = (block.data >= _HINT) & (block.row + start < block.col)
        ones, others = block.row[chosen] + start, block.col[chosen]
        apart = (starts[others] - ends[ones] > WINDOW) | (starts[ones] - ends[others] > WINDOW)
        apart |= countries.differ(ones, others)
        ones, others = ones[~apart], others[~apart]
        pairs = zip(ones.tolist(), others.tolist(), strict=True)
        edges.update(zip(pairs, _products(features.rows, ones, others), strict=True))
    return edges


def _spans(found: Sequence[Chain]) -> tuple[Any, Any]:
    """When each chain begins and ends; a chain with a story that has no time is near to all."""
    from numpy import array

    times = [[version.item.published for version in chain] for chain in found]
    known = [[time.timestamp() for time in row if time] if all(row) else [] for row in times]
    return array([min(row, default=nan) for row in known]), array([max(row, default=nan) for row in known])


def _rarer(stems: Matrix) -> Matrix:
    """The stems that find pairs, which is what makes thousands of stories quick."""
    from numpy import bincount

    least, share = _COMMON
    counts = bincount(stems.indices, minlength=stems.shape[1])
    return stems[:, counts <= max(least, share * stems.shape[0])]


def _products(rows: Matrix, ones: Any, others: Any) -> list[float]:  # noqa: ANN401  # arrays of indices
    from numpy import asarray

    found: list[float] = []
    for start in range(0, len(ones), _ROWS):
        part = slice(start, start + _ROWS)
        products = rows[ones[part]].multiply(rows[others[part]])
        found += asarray(products.sum(axis=1)).ravel().tolist()
    return found
