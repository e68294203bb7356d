"""A sentence pair, and what a reader of corpora yields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text with its translation, headline or summary.

    `tag` is what the model is asked for, without its brackets: `eng`, `headline_ara`. `place` is file and
    line, for reports.
    """

    source: str
    target: str
    tag: str
    corpus: str
    place: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a corpus: two languages by BCP-47 tag, and maybe `headline` or `summary`."""

    source: str
    target: str
    task: str = ""


class Line(NamedTuple):
    """One pair as it stands in a file."""

    place: str
    source: str
    target: str


Reader = Callable[[Path, Wanted], Iterator[Line]]
"""Yields the lines of one file in its order; raises InputError where the file cannot be read."""
