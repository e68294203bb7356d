"""Pairs in which slots stand for what both sides share: figures, and names that the lists know."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from service.languages import Language
from service.numeration.figures import Figure
from service.placeholders.figures import THOUSANDS_BEHIND, target_figures
from service.placeholders.slots import FIGURES, TERMS, without_slots
from service.placeholders.travelling import Travelling, travelling
from training.pairs import Pair
from training.swaps import Name, NameSwaps

_GROUP_OF_THOUSANDS = re.compile(r"\D000(?!\d)")


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def masked_figures(pair: Pair, language: Language, randomness: random.Random) -> Pair:
    """A slot for each figure that both sides have, drawn at random, so that all are learnt alike.

    The pair as it is where they share none. «50 ألف» and "50,000" share their beginning.
    """
    pair = replace(pair, source=without_slots(pair.source), target=without_slots(pair.target))
    theirs = list(target_figures(pair.target, language))
    slots = iter(randomness.sample(FIGURES, len(FIGURES)))
    chosen: dict[Fraction, str] = {}
    left: list[tuple[Span, str]] = []
    right: dict[Span, str] = {}
    for figure in travelling(pair.source):
        value = figure.values[0]
        spans = [
            span for span in _alike(figure, pair, theirs) if right.get(span) in (None, chosen.get(value))
        ]
        if spans and value not in chosen and (slot := next(slots, None)):
            chosen[value] = slot
        if spans and value in chosen:
            left.append((Span(figure.start, figure.end), chosen[value] + figure.behind))
            right |= dict.fromkeys(spans, chosen[value])
    return replace(pair, source=_with(pair.source, left), target=_with(pair.target, sorted(right.items())))


def masked_names(pair: Pair, names: NameSwaps, randomness: random.Random) -> Pair:
    """A slot for each name that both sides have equally often; the pair as it is where they share none."""
    shared = names.shared(pair)[: len(TERMS)]
    slots = randomness.sample(TERMS, len(shared))
    swaps = {name: Name(slot, slot, name.kind) for name, slot in zip(shared, slots, strict=True)}
    return names.exchanged(pair, swaps)


def _alike(figure: Travelling, pair: Pair, theirs: Sequence[Figure]) -> list[Span]:
    """Where the target says the same; where it says none, where it begins to say so many thousands."""
    same = [Span(each.start, each.end) for each in theirs if not set(each.values).isdisjoint(figure.values)]
    if same or not THOUSANDS_BEHIND.match(pair.source, figure.end):
        return same
    return list(_beginnings(figure.values[0], pair.target, theirs))


def _beginnings(value: Fraction, target: str, theirs: Sequence[Figure]) -> Iterator[Span]:
    for each in theirs:
        end = each.start + len(str(value))
        written = target[each.start : end]
        if (
            each.values[0] == 1000 * value
            and written == str(value)
            and _GROUP_OF_THOUSANDS.match(target, end)
        ):
            yield Span(each.start, end)


def _with(text: str, slots: Sequence[tuple[Span, str]]) -> str:
    pieces: list[str] = []
    done = 0
    for span, slot in slots:
        pieces += text[done : span.start], slot
        done = span.end
    return "".join([*pieces, text[done:]])
