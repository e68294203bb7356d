"""Groups by average linkage over a graph in which only alike pairs have an edge."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Edges = Mapping[tuple[int, int], float]
"""By a pair of nodes, the lower first, how alike they are; pairs that are not there count as 0."""

_DIGITS = 9  # of a similarity: beyond them sums differ by the order in which they were made


def average_linkage(nodes: int, edges: Edges, threshold: float) -> list[list[int]]:
    """The groups, each in ascending order, by their first nodes.

    The two groups whose nodes are most alike on average are joined until no two reach the threshold; of
    equal ones those with the lowest nodes first.
    """
    groups = {node: [node] for node in range(nodes)}  # by their lowest node
    sums: dict[int, dict[int, float]] = {node: {} for node in range(nodes)}
    for (one, other), alike in edges.items():
        sums[one][other] = sums[other][one] = alike
    queue = [(-round(alike, _DIGITS), *pair) for pair, alike in edges.items() if alike >= threshold]
    heapify(queue)
    while queue:
        cost, one, other = heappop(queue)
        if one in groups and other in groups and _cost(groups, sums, one, other) == cost:
            _join(groups, sums, one, other)
            for third in sums[one]:
                low, high = sorted((one, third))
                if (cost := _cost(groups, sums, low, high)) <= -threshold:
                    heappush(queue, (cost, low, high))
    return [sorted(group) for _, group in sorted(groups.items())]


def _cost(groups: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, float]], a: int, b: int) -> float:
    return -round(sums[a][b] / (len(groups[a]) * len(groups[b])), _DIGITS)


def _join(groups: dict[int, list[int]], sums: dict[int, dict[int, float]], into: int, gone: int) -> None:
    groups[into] += groups.pop(gone)
    for third, alike in sums.pop(gone).items():
        del sums[third][gone]
        if third != into:
            sums[into][third] = sums[third][into] = sums[into].get(third, 0.0) + alike
