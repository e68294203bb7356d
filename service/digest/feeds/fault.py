"""What was wrong with an item of a feed, and where."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.errors import InputError
from service.formats.controls import printable


class Unit(StrEnum):
    """What a feed is made of."""

    LINE = "line"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Part:
    """A line or an entry of a feed, from 1."""

    feed: str
    unit: Unit
    number: int

    def __str__(self) -> str:
        return f"{self.feed}, {self.unit} {self.number}"


Where = str | Part
"""A whole feed by its name, or a part of it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An item that is `kept` is only poorer for it."""

    where: Where
    error: InputError
    kept: bool = False
    withdraws: str | None = None  # the id of a story that its agency took back, whatever came before
    source: str = ""  # of a withdrawal
    published: datetime | None = None  # of a withdrawal: versions from after it stay

    @property
    def message(self) -> str:
        """Where and what; some errors begin with the name of their file, and that stands once."""
        message = self.error.message
        return message if message.startswith(str(self.where)) else f"{self.where}: {message}"

    def __str__(self) -> str:
        """One line; nothing of what a feed says steers a terminal."""
        told = f"{self.message}: {self.error.hint}" if self.error.hint else self.message
        return " ".join(printable(told).split())
