"""What was wrong with an item of a feed, and where."""

from dataclasses import dataclass
from datetime import datetime

from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` names the feed and the line or entry in it; an item that is `kept` is only poorer for it."""

    where: str
    error: InputError
    kept: bool = False
    withdraws: str | None = None  # the id of a story that its agency took back, whatever came before
    source: str = ""  # of a withdrawal
    published: datetime | None = None  # of a withdrawal: versions from after it stay

    @property
    def message(self) -> str:
        """Where and what; some errors begin with the name of their file, and that stands once."""
        message = self.error.message
        return message if message.startswith(self.where) else f"{self.where}: {message}"

    def __str__(self) -> str:
        return f"{self.message}: {self.error.hint}" if self.error.hint else self.message
