"""One story through several systems, side by side: every column shows its first paragraphs soon."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from time import monotonic

from service.desk import Desk
from service.engines.counting import CountingEngine
from service.engines.engine import Engine
from service.engines.loading import lacks_memory
from service.errors import BarqiyaError
from service.languages import Language
from service.story import ParagraphTranslation, Story, Translation
from service.text.agreement import mean_agreement
from service.text.paragraph_groups import FIRST_ROOM, ParagraphGroups, next_room


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
    error: BarqiyaError | None = None

    @property
    def ready(self) -> int:
        """How many paragraphs there are by now."""
        return sum(paragraph is not None for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A story and what several systems have made of it by now."""

    story: Story
    columns: tuple[ColumnState, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return all(state.phase.is_over for state in self.columns)

    def translation(self, place: int) -> Translation | None:
        """A column's whole translation; None where a paragraph is missing."""
        state = self.columns[place]
        paragraphs = tuple(each for each in state.paragraphs if each is not None)
        if len(paragraphs) < len(self.story.paragraphs):
            return None
        tag, model = state.column.target.tag, state.column.system.profile_name
        return Translation(self.story, tag, model, state.engine, paragraphs)

    def replaced(self, place: int, translation: Translation) -> "Comparison":
        """With another translation in a column, as after an editor's correction; agreement is told anew."""
        state = replace(
            self.columns[place], paragraphs=translation.paragraphs, findings=len(translation.findings)
        )
        columns = (*self.columns[:place], state, *self.columns[place + 1 :])
        return Comparison(self.story, tuple(_in_agreement(columns)))


def never() -> bool:
    """For a comparison that nobody cancels."""
    return False


def compare(
    desk: Desk, story: Story, columns: Sequence[Column], cancelled: Callable[[], bool] = never
) -> Generator[Comparison]:
    """The comparison as it grows: first with nothing in it, last with every column's phase over.

    A column that fails does so alone, with its reason. `cancelled` is asked between batches. A
    model stays loaded until its column is over, or this is closed.
    """
    board = _Board(desk, story, columns, cancelled)
    with closing(board):
        yield board.comparison
        while not board.comparison.is_over:
            board.advance()
            yield board.comparison


class _Cancelled(Exception):  # noqa: N818  # it is no error
    """Whoever asked for a comparison wants no more of it."""


class _Board:
    """The columns at work, one step of one column at a time."""

    def __init__(
        self, desk: Desk, story: Story, columns: Sequence[Column], cancelled: Callable[[], bool]
    ) -> None:
        self._desk, self._story, self._cancelled = desk, story, cancelled
        self._groups = ParagraphGroups(story)
        waiting = [ColumnState(column, Phase.WAITING, (None,) * len(story.paragraphs)) for column in columns]
        self._states = waiting
        self._works = [self._work(state) for state in waiting]
        self._postponed: set[int] = set()  # what found no memory beside the others waits until they are over

    @property
    def comparison(self) -> Comparison:
        return Comparison(self._story, tuple(self._states))

    def advance(self) -> None:
        """A step of a column that has nothing yet, else of the one that has had the least time."""
        place = min(
            (each for each, state in enumerate(self._states) if not state.phase.is_over),
            key=lambda each: (
                each in self._postponed,
                self._states[each].ready > 0,
                self._states[each].seconds,
            ),
        )
        self._states[place] = self._stepped(place)
        if self._states[place].phase.is_over:
            self._works[place].close()
            self._states = _in_agreement(self._states)

    def close(self) -> None:
        """Gives all models back."""
        for work in self._works:
            work.close()

    def _stepped(self, place: int) -> ColumnState:
        state = self._states[place]
        self._postponed.discard(place)
        try:
            return next(self._works[place])
        except _Cancelled:
            return replace(state, phase=Phase.CANCELLED)
        except BarqiyaError as error:
            others_work = any(each.phase is Phase.WORKING for each in self._states)
            if state.phase is not Phase.LOADING or not others_work or not lacks_memory(error.__cause__):
                return replace(state, phase=Phase.FAILED, error=error)
        self._postponed.add(place)
        again = replace(state, phase=Phase.WAITING)
        self._works[place] = self._work(again)
        return again

    def _work(self, state: ColumnState) -> Generator[ColumnState]:
        """A column as it grows; raises what keeps it from its end."""
        system, target = state.column.system, state.column.target
        self._go_on()
        profile = self._desk.translating(system.profile_name, target)
        state = replace(state, phase=Phase.LOADING, licence=profile.licence)
        yield state
        counting: list[CountingEngine] = []

        def through(engine: Engine) -> Engine:
            counting.append(CountingEngine(engine))
            return counting[0]

        with self._desk.translator(
            profile, engine=system.engine, beam_size=system.beam_size, through=through
        ) as translator:
            state = replace(state, phase=_phase(state), engine=counting[0].name)
            yield state
            piece, room = translator.piecewise(self._story, target), FIRST_ROOM
            while state.phase is Phase.WORKING:
                self._go_on()
                group, began = self._groups.group(state.ready, room), monotonic()
                made = piece(group, self._go_on)
                seconds = monotonic() - began
                state = _with(state, made, seconds, counting[0].tokens)
                room = next_room(room, seconds)
                yield state

    def _go_on(self, *_: int) -> None:
        if self._cancelled():
            raise _Cancelled


def _with(
    state: ColumnState, made: Sequence[ParagraphTranslation], seconds: float, tokens: int
) -> ColumnState:
    """With the next paragraphs, and all tokens up to now."""
    paragraphs = (*state.paragraphs[: state.ready], *made, *state.paragraphs[state.ready + len(made) :])
    seconds += state.seconds
    state = replace(
        state,
        paragraphs=paragraphs,
        seconds=seconds,
        tokens_per_second=tokens / seconds if tokens and seconds else None,
        findings=state.findings + sum(len(part.findings) for each in made for part in each.segments),
    )
    return replace(state, phase=_phase(state))


def _phase(state: ColumnState) -> Phase:
    return Phase.WORKING if None in state.paragraphs else Phase.DONE


def _in_agreement(states: Sequence[ColumnState]) -> list[ColumnState]:
    """With the agreement of those that are over and have the same target, over what both of them have."""
    told = list(states)
    for target in {state.column.target for state in states}:
        places = [n for n, each in enumerate(states) if each.phase.is_over and each.column.target == target]
        texts = [[each.target if each else None for each in states[place].paragraphs] for place in places]
        for place, figure in zip(places, mean_agreement(texts), strict=True):
            told[place] = replace(states[place], agreement=figure)
    return told
