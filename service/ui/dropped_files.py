"""Files that a user drops: the stories in them, and what was wrong with others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.digest.feeds import Fault
from service.digest.feeds.forms import read_content
from service.digest.feeds.intake import Intake
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refusal_in
from service.ui.context import PageContext
from service.ui.event_list import place_of
from service.ui.texts import Texts

MOST_STORIES = 1_000
"""Of one user: twice as many take four times as long to be put together by event."""
_MOST_FILES = 4  # times the largest file: the text that a user may keep in the server's memory


@dataclass(frozen=True, slots=True)
class Inbox:
    """What one user dropped by now; no two items have one id. `taken` is all that came, and its file."""

    items: tuple[Item, ...] = ()
    faults: tuple[Fault, ...] = ()
    taken: tuple[tuple[Item | Fault, str], ...] = ()


def received(context: PageContext, inbox: Inbox, files: Sequence[Path]) -> Inbox:
    """With the stories of more files. Raises InputError where they hold none that is new, or too many."""
    intake = Intake()
    known = _faults(intake, inbox.taken)
    dropped = [(each, file.name) for file in files for each in _read(context, file)]
    fresh = _faults(intake, dropped)
    items, late = intake.items()
    if items == inbox.items:
        raise _nothing(context, fresh)
    taken = (*inbox.taken, *dropped)
    _refuse_excess(context, items, taken)
    return Inbox(items, (*known, *fresh, *late), taken)


def _faults(intake: Intake, taken: Sequence[tuple[Item | Fault, str]]) -> list[Fault]:
    return [fault for each, name in taken if (fault := intake.take(each, name))]


def _read(context: PageContext, file: Path) -> Iterator[Item | Fault]:
    """Where something is wrong a file is called by its name: nobody knows where a server keeps it."""
    limits, texts = context.limits, context.texts
    if file.stat().st_size > limits.most_bytes:
        size = f"{limits.most_bytes // 1_000_000} MB"
        yield Fault(file.name, InputError(texts("digest.file_too_large", most=size)))
        return
    for each in read_content(file.read_bytes(), file.name, file.stem):
        if isinstance(each, Item) and len(each.text) > limits.most_characters:
            most = f"{limits.most_characters:,}"
            yield Fault(file.name, InputError(texts("digest.story_too_long", id=each.id, most=most)))
        else:
            yield each


def _nothing(context: PageContext, faults: Sequence[Fault]) -> InputError:
    """One sentence: of one file that cannot be read its own."""
    if not faults:
        return InputError(context.texts("digest.empty"))
    message, hint = _told(faults[0], context.texts)
    if len(faults) == 1:
        return InputError(message, hint)
    return InputError(context.texts("digest.no_story", count=len(faults)), f"{message}: {hint}")


def _told(fault: Fault, texts: Texts) -> tuple[str, str]:
    """With its place, in the page's language where the error has words in it; and what to do next."""
    told = refusal_in(fault.error, texts.tag)
    if told is None:
        return fault.message, fault.error.hint
    message, hint = (each.text for each in told)
    return f"{place_of(fault, texts)} {message}".lstrip(), hint


def _refuse_excess(
    context: PageContext, items: Sequence[Item], taken: Sequence[tuple[Item | Fault, str]]
) -> None:
    """Of the stories that are told the number, and of all that the server has to keep the text."""
    texts, most = context.texts, _MOST_FILES * context.limits.most_bytes
    if len(items) > MOST_STORIES:
        raise InputError(texts("digest.too_many", count=len(items), most=f"{MOST_STORIES:,}"))
    if sum(len(each.text) for each, _ in taken if isinstance(each, Item)) > most:
        raise InputError(texts("digest.too_much", most=f"{most:,}"))
