"""Elements of HTML, by what they mean to one who reads the page."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Elements:
    """Names of elements; what each set is for stands in the table."""

    unseen: frozenset[str]
    furniture: frozenset[str]
    blocks: frozenset[str]
    paragraphs: frozenset[str]


@cache
def elements() -> Elements:
    """The table, read once."""
    raw = tomllib.loads(Path(__file__).with_name("elements.toml").read_text(encoding="utf-8"))
    return Elements(**{name: frozenset(tags) for name, tags in raw.items()})
