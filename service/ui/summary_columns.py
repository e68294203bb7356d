"""Several summaries of one story, each for itself: styles, methods and languages side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from service.comparison import Phase
from service.desk import Desk
from service.errors import BarqiyaError
from service.languages import Language
from service.story import Story, Style, Summary
from service.summaries.method import Wanted
from service.summaries.styles import budget


@dataclass(frozen=True, slots=True)
class Length:
    """The most that a summary may have; None: as is usual for its style."""

    sentences: int | None = None
    words: int | None = None

    def of(self, style: Style) -> Wanted:
        """A headline is one sentence, whatever the others have."""
        sentences = None if style is Style.HEADLINE else self.sentences
        return Wanted(style, budget(style, sentences, self.words))


@dataclass(frozen=True, slots=True)
class SummaryColumn:
    """One of the summaries, and how far it is."""

    style: Style
    method: str  # `lexrank`, or a model's name
    target: Language
    phase: Phase = Phase.WAITING
    summary: Summary | None = None
    seconds: float = 0.0
    error: BarqiyaError | None = None


class _Stopped(Exception):  # noqa: N818  # it is no error
    """Whoever asked for the summaries wants no more of them."""


def summarise(
    desk: Desk,
    story: Story,
    columns: Sequence[SummaryColumn],
    length: Length,
    cancelled: Callable[[], bool],
) -> Iterator[tuple[SummaryColumn, ...]]:
    """The columns as they get ready, first with nothing in them; one that fails does so alone.

    `cancelled` is asked before each column and between the sentences that are translated.
    """
    states = list(columns)
    yield tuple(states)
    for place, column in enumerate(columns):
        if cancelled():
            states[place] = replace(column, phase=Phase.CANCELLED)
            continue
        states[place] = replace(column, phase=Phase.WORKING)
        yield tuple(states)
        states[place] = _made(desk, story, column, length, cancelled)
        yield tuple(states)
    yield tuple(states)


def _made(
    desk: Desk, story: Story, column: SummaryColumn, length: Length, cancelled: Callable[[], bool]
) -> SummaryColumn:
    def go_on(*_: int) -> None:
        if cancelled():
            raise _Stopped

    began = monotonic()
    try:
        with desk.summarizer(column.method) as summarizer:
            summary = summarizer.summarize(story, length.of(column.style), column.target, progress=go_on)
    except _Stopped:
        return replace(column, phase=Phase.CANCELLED)
    except BarqiyaError as error:
        return replace(column, phase=Phase.FAILED, error=error)
    return replace(column, phase=Phase.DONE, summary=summary, seconds=monotonic() - began)
