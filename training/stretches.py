"""Stretches of a parallel file whose lines are shifted against each other, told by numbers that disagree."""

from collections.abc import Iterator, Sequence

_HITS, _LINES = 5, 40
"""So many disagreements within so many lines make a stretch.

Measured: the French file of TICO-19 is shifted for 290 lines and has 2 disagreements to 5 lines there; where
files are in step there is 1 to about 100.
"""


def shifted(disagreeing: Sequence[int]) -> Iterator[range]:
    """The stretches, as ranges of line numbers that may overlap; `disagreeing` is in ascending order."""
    for first, last in zip(disagreeing, disagreeing[_HITS - 1 :], strict=False):
        if last - first < _LINES:
            yield range(first, last + 1)
