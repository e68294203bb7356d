"""Digests in several languages as they get ready, made beside the page that watches them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from threading import Event

from service.comparison import Phase
from service.desk import Desk
from service.digest.agenda import Agenda
from service.digest.edition import Edition
from service.digest.editor import Editor
from service.errors import BarqiyaError
from service.languages import Language

_PAUSE = 0.25  # seconds between two looks


@dataclass(frozen=True, slots=True)
class EditionState:
    """A digest in one language, and how many of its sentences are translated."""

    target: Language
    phase: Phase = Phase.WAITING
    ready: int = 0
    of: int = 0  # 0 where nothing is known of it yet
    edition: Edition | None = None
    error: BarqiyaError | None = None


class _Stopped(Exception):  # noqa: N818  # it is no error
    """Nobody waits for these digests any more."""


def editions(
    desk: Desk, agenda: Agenda, targets: Sequence[Language], title: str, cancelled: Callable[[], bool]
) -> Iterator[tuple[EditionState, ...]]:
    """All states, each time that one has changed; a language that fails does so alone.

    `cancelled` is asked at every look: the answer comes at once, the work itself ends with its batch.
    """
    states = [EditionState(target) for target in targets]
    yield (shown := tuple(states))
    stopped, worker = Event(), ThreadPoolExecutor(1, thread_name_prefix="digest")
    try:
        working = worker.submit(_make, desk, agenda, title, states, stopped.is_set)
        while not cancelled() and not wait([working], timeout=_PAUSE).done:
            if (now := tuple(states)) != shown:
                yield (shown := now)
        if working.done():
            working.result()
        yield tuple(each if each.phase.is_over else replace(each, phase=Phase.CANCELLED) for each in states)
    finally:
        stopped.set()
        worker.shutdown(wait=False)


def _make(
    desk: Desk, agenda: Agenda, title: str, states: list[EditionState], stopped: Callable[[], bool]
) -> None:
    """Puts each language's state in its place as it changes."""
    with desk.summarizer() as summarizer:
        editor = Editor(summarizer, desk)
        for place, state in enumerate(states):
            states[place] = replace(state, phase=Phase.LOADING)

            def progress(ready: int, of: int, place: int = place) -> None:
                if stopped():
                    raise _Stopped
                states[place] = replace(states[place], phase=Phase.WORKING, ready=ready, of=of)

            try:
                editor.check(state.target)
                edition = editor.edit(agenda, state.target, title=title, progress=progress)
            except BarqiyaError as error:
                states[place] = replace(states[place], phase=Phase.FAILED, error=error)
            except _Stopped:
                return
            else:
                states[place] = replace(states[place], phase=Phase.DONE, edition=edition)
            if stopped():
                return
