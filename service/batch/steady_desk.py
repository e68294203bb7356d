"""A desk that does not change while a batch runs: a kill in the middle is to change no byte of the output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.desk import Desk
from service.languages import Language
from service.memory import Entry, Key, Memory
from service.selection import Choice


@dataclass(frozen=True, kw_only=True)
class SteadyDesk(Desk):
    """The parts of another desk for one window, with the models of the batch and its memory as it began."""

    choices: Mapping[Language, Choice]
    lasting: Memory
    begun: float  # in seconds since 1970

    def model_for(self, target: Language) -> Choice:
        return self.choices[target]

    @cached_property
    def memory(self) -> Memory:
        return SteadyMemory(self.lasting, self.begun)


class SteadyMemory:
    """Recalls what was known when the batch began, and what its own window made; remembers for others.

    What a window recalled of the windows before it would depend on where a run was killed.
    """

    def __init__(self, lasting: Memory, begun: float) -> None:
        self._lasting, self._begun = lasting, begun
        self._own: dict[Key, Entry] = {}

    def get_many(self, keys: Sequence[Key]) -> dict[Key, Entry]:
        found = self._lasting.get_many([key for key in keys if key not in self._own])
        older = {key: entry for key, entry in found.items() if entry.created < self._begun}
        return older | {key: self._own[key] for key in keys if key in self._own}

    def put_many(self, entries: Mapping[Key, Entry]) -> None:
        self._own |= entries
        self._lasting.put_many(entries)

    def correct(self, key: Key, human: str | None, engine: str, created: float) -> None:
        self._lasting.correct(key, human, engine, created)

    def human_entries(self, target_tag: str | None = None) -> dict[Key, Entry]:
        return self._lasting.human_entries(target_tag)

    def close(self) -> None:
        """The lasting one is closed by whoever opened it."""
