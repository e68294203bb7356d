"""Sources with slots for what is carried over, and targets in which the slots are filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from service.languages import Language
from service.placeholders.figures import rendered, source_figures
from service.placeholders.slots import FIGURES, SLOT, without_slots

_SLOT = re.compile(f"(?P<blank> ?)(?P<slot>{SLOT.pattern})(?P<ending>(?:st|nd|rd|th)\\b)?")


@dataclass(frozen=True, slots=True)
class Masked:
    """What a model is to read, and what each slot in it stands for, as the source writes it."""

    text: str
    carried: Mapping[str, str]


def masked(text: str) -> Masked:
    """The text with a slot for each figure that needs no reading; one slot where the same comes again.

    What is more than there are slots stays as it is.
    """
    text = without_slots(text)
    slots: dict[str, str] = {}
    pieces: list[str] = []
    done = 0
    for figure in source_figures(text):
        written = text[figure.start : figure.end]
        if written not in slots and len(slots) == len(FIGURES):
            continue
        slot = slots.setdefault(written, FIGURES[min(len(slots), len(FIGURES) - 1)])
        pieces += text[done : figure.start], slot
        done = figure.end
    return Masked("".join([*pieces, text[done:]]), {slot: written for written, slot in slots.items()})


def filled(text: str, carried: Mapping[str, str], language: Language) -> str:
    """A target with the figures in the place of their slots, as its language writes them.

    A slot that stands for nothing is taken out: the check of numbers then says what is missing.
    """

    def figure(match: re.Match[str]) -> str:
        blank, slot, ending = match.groups(default="")
        if slot not in carried:
            return ""
        number = rendered(carried[slot], language)
        return blank + number + (_english_ending(number) if ending and language.tag == "en" else ending)

    return _SLOT.sub(figure, text).strip()


def _english_ending(number: str) -> str:
    """«st» behind 21, «th» behind 11: the model cannot see which figure a slot stands for."""
    if number[-2:-1] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
