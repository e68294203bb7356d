"""What of a story a model reads: all of it where there is room, else its most telling sentences."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from service.summaries.lexrank import lexrank
from service.summaries.method import Copy
from service.text.similarity import vectors

_MISSES = 8  # sentences that just do not fit, after which no shorter one is looked for


@dataclass(frozen=True, slots=True)
class Room:
    """How much a model can read; all in its tokens."""

    limit: int
    whole: Callable[[Sequence[int]], int]  # what these sentences take together, with all around them
    sizes: Sequence[int]  # what each sentence takes alone: together they seldom take more than the sum
    around: int  # what is around them


def priorities(copy: Copy) -> list[int]:
    """All sentences: the headline, the lede, then the others by centrality, equals in the story's order."""
    everything = range(len(copy.texts))
    headline = [index for index in everything if copy.is_headline(index)]
    body = [index for index in everything if not copy.is_headline(index)]
    if len(body) < 3:
        return [*headline, *body]
    ranks = lexrank(vectors([copy.texts[index] for index in body]))
    others = sorted(range(1, len(body)), key=lambda place: (-ranks[place], place))
    return [*headline, body[0], *(body[place] for place in others)]


def fitting(order: Iterable[int], room: Room) -> tuple[int, ...]:
    """As many sentences as there is room for, the first of `order` first; given back in the story's order.

    One that does not fit is passed over for the next, never cut: the tail of a cut sentence would be gone
    without a trace.
    """
    taken: list[int] = []
    used, misses = room.around, 0
    for index in order:
        if misses == _MISSES:
            break
        if used + room.sizes[index] <= room.limit:
            used += room.sizes[index]
        elif (exact := _exact([*taken, index], room)) is not None:
            used = exact
        else:
            misses += 1
            continue
        taken.append(index)
    while taken and _exact(taken, room) is None:
        taken.pop()
    return tuple(sorted(taken))


def _exact(indices: Sequence[int], room: Room) -> int | None:
    """What the sentences take together, or None where that is too much."""
    exact = room.whole(sorted(indices))
    return exact if exact <= room.limit else None
