"""A story in groups of paragraphs: the first is seen at once, later ones grow as long as they are quick."""

from collections import Counter

from service.story import Story
from service.text.segments import segment

FIRST_ROOM = 2
"""Segments of the first group."""

_SECONDS = 2.0
"""Of work on a group that is neither too small for large batches nor too large to wait for."""


class ParagraphGroups:
    """Stretches of one story's paragraphs."""

    def __init__(self, story: Story) -> None:
        self._paragraphs = len(story.paragraphs)
        self._sizes = Counter(part.paragraph for part in segment(story))  # in segments

    def group(self, start: int, room: int) -> range:
        """Paragraphs from there on, as many as hold at least so many segments, or all that are left."""
        stop, size = start, 0
        while stop < self._paragraphs and size < room:
            size += self._sizes[stop]
            stop += 1
        return range(start, stop)


def next_room(room: int, seconds: float) -> int:
    """For the group after one of so many segments that took so long."""
    if seconds < _SECONDS:
        return 2 * room
    return max(1, room // 2) if seconds > 3 * _SECONDS else room
