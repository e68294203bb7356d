"""Sources with slots for what is carried over, and targets in which the slots are filled."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from service.languages import Language
from service.placeholders.agreement import BEFORE, agreed
from service.placeholders.figures import rendered
from service.placeholders.slots import FIGURES, SLOT, TERMS, without_slots
from service.placeholders.travelling import travelling

_SLOT = re.compile(
    rf"(?P<before>{BEFORE})?(?P<blank> ?)(?P<slot>{SLOT.pattern})(?P<ending>(?:st|nd|rd|th)\b)?"
)


class Term(NamedTuple):
    """What stands at a stretch of a source, without clitics, and what it is to be in the target."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Masked:
    """What a model is to read, and what each slot in it stands for: a source's figure, a target's term."""

    text: str
    carried: Mapping[str, str]


@lru_cache(maxsize=4096)  # a sentence is measured, translated, and perhaps translated again
def masked(text: str, terms: tuple[Term, ...] = ()) -> Masked:
    """The text with a slot for each term, and for each number elsewhere that needs no reading.

    What comes again has the same slot; what is more than there are slots stays as it is.
    """
    plain = without_slots(text)
    if plain != text:  # the stretches would be others; no text of a person has these characters
        return masked(plain)
    slots: dict[tuple[str, tuple[str, ...]], str] = {}
    free = {kind: iter(kind) for kind in (TERMS, FIGURES)}
    pieces: list[str] = []
    done = 0
    for start, end, words, kind, behind in _stretches(text, terms):
        if slot := slots.get((words, kind)) or next(free[kind], None):
            slots[words, kind] = slot
            pieces += text[done:start], slot, behind
            done = end
    return Masked("".join([*pieces, text[done:]]), {slot: words for (words, _), slot in slots.items()})


class _Stretch(NamedTuple):
    """Of a source; `words` is what a slot of this kind carries in its place."""

    start: int
    end: int
    words: str
    kind: tuple[str, ...]
    behind: str = ""  # what is to be read after the slot


def _stretches(text: str, terms: Sequence[Term]) -> Iterator[_Stretch]:
    """Terms, and figures that touch none, in order."""
    done = 0
    fixed = [_Stretch(term.start, term.end, term.target, TERMS) for term in terms]
    read = [_Stretch(each.start, each.end, each.figures, FIGURES, each.behind) for each in travelling(text)]
    for each in sorted([*fixed, *read], key=lambda stretch: (stretch.start, stretch.kind is FIGURES)):
        if each.start >= done:
            yield each
            done = each.end


def filled(text: str, slots: Mapping[str, str], language: Language) -> str:
    """A target with terms and figures in the place of their slots, figures as its language writes them.

    A slot that stands for nothing is taken out: the checks then say what is missing.
    """

    def words(match: re.Match[str]) -> str:
        before, blank, slot, ending = match.groups(default="")
        if slot not in slots:
            return before.rstrip()
        word = slots[slot] if slot in TERMS else rendered(slots[slot], language)
        if ending and language.tag == "en" and slot in FIGURES:
            ending = _english_ending(word)
        first = match.start() == 0 or text.endswith((". ", '" ', "“"), 0, match.start())
        if slot in TERMS and not before and first:
            word = word[0].upper() + word[1:]
        fitting = agreed(before, word, language.tag, first=first)
        return fitting + blank + word + ending

    return _SLOT.sub(words, text).strip()


def _english_ending(number: str) -> str:
    """«st» behind 21, «th» behind 11: the model cannot see which figure a slot stands for."""
    if number[-2:-1] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
