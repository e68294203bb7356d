"""One story through several systems, side by side: every column shows its first paragraphs soon."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.desk import Desk
from service.languages import Language
from service.story import ParagraphTranslation, Story, Translation


@dataclass(frozen=True, slots=True)
class System:
    """A model and how it is run; None stands for the settings' choice."""

    profile_name: str
    engine: str | None = None
    beam_size: int | None = None

    @property
    def label(self) -> str:
        """For example "barqiya-base · greedy" or "barqiya-base · torch · beam 5"."""
        search = {None: None, 1: "greedy"}.get(self.beam_size, f"beam {self.beam_size}")
        return " · ".join(part for part in (self.profile_name, self.engine, search) if part)


@dataclass(frozen=True, slots=True)
class Column:
    """What is asked for: one system, into one language."""

    system: System
    target: Language


class Phase(StrEnum):
    """Where a column is on its way."""

    WAITING = "waiting"
    LOADING = "loading"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self in (Phase.DONE, Phase.FAILED, Phase.CANCELLED)


@dataclass(frozen=True, slots=True)
class ColumnState:
    """What is there of a column by now: an entry for each paragraph, None where it is not ready."""

    column: Column
    phase: Phase
    paragraphs: tuple[ParagraphTranslation | None, ...]
    seconds: float = 0.0  # of work, without loading
    tokens_per_second: float | None = None  # target tokens that the model made; None where it made none
    agreement: float | None = None  # mean chrF with the other columns of the same target, from 0 to 100
    findings: int = 0
    licence: str = ""  # SPDX
    engine: str = ""  # its name, once it is loaded
    error: str | None = None  # what is wrong and what to do next

    @property
    def ready(self) -> int:
        """How many paragraphs there are by now."""
        return sum(paragraph is not None for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A story and what several systems have made of it by now."""

    story: Story
    columns: tuple[ColumnState, ...]

    def translation(self, place: int) -> Translation | None:
        """A column's whole translation; None where a paragraph is missing."""
        raise NotImplementedError

    def replaced(self, place: int, translation: Translation) -> "Comparison":
        """The same with another translation in a column, as after an editor's correction."""
        raise NotImplementedError


def never() -> bool:
    """For a comparison that nobody cancels."""
    return False


def compare(
    desk: Desk, story: Story, columns: Sequence[Column], cancelled: Callable[[], bool] = never
) -> Iterator[Comparison]:
    """The comparison as it grows: first with nothing in it, last with every column's phase over.

    A column that fails does so alone, with its reason. `cancelled` is asked between batches.
    """
    raise NotImplementedError
