"""The translation memory of another machine, so that all machines know what a desk there would."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from service.memory import Entry, Key

Ask = Callable[..., Any]
"""Calls the method of that name where the memory is."""


class DistantMemory:
    """Can be pickled if `ask` can."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def get_many(self, keys: Sequence[Key]) -> dict[Key, Entry]:
        found: dict[Key, Entry] = self._ask("get_many", keys)
        return found

    def put_many(self, entries: Mapping[Key, Entry]) -> None:
        self._ask("put_many", entries)

    def correct(self, key: Key, human: str | None, engine: str, created: float) -> None:
        self._ask("correct", key, human, engine, created)

    def human_entries(self, target_tag: str | None = None) -> dict[Key, Entry]:
        found: dict[Key, Entry] = self._ask("human_entries", target_tag)
        return found

    def close(self) -> None:
        """It is closed by whoever opened it."""
