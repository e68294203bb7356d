"""Whether a target states the numbers and dates of its source, and no others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from service.checks.check import Pair
from service.checks.quantities.quantity import Family, Key, Quantity
from service.checks.quantities.reader import quantities
from service.checks.quantities.source import source_quantities
from service.story import Finding


@dataclass(frozen=True, slots=True)
class NumberFidelity:
    """What the two sides do not share; `stated` is whether either states anything in numbers at all."""

    missing: tuple[Quantity, ...]  # in the source, without its like in the target
    unsupported: tuple[Quantity, ...]  # in the target, without its like in the source
    stated: bool


class NumberCheck:
    """Numbers in figures and words, dates and times: none lost, none changed, none made up."""

    name = "numbers"

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        value = self.score(pair)
        return () if self.accept(value) else (Finding(self.name, self.reason(value)),)

    def score(self, pair: Pair) -> NumberFidelity:
        """Both directions; number words of the target are read in English, French, Spanish and German."""
        return compare(source_quantities(pair.source), quantities(pair.target, pair.language.tag))

    def accept(self, value: NumberFidelity) -> bool:
        """Whether nothing is missing and nothing unsupported."""
        return not value.missing and not value.unsupported

    def reason(self, value: NumberFidelity) -> str:
        """One sentence for an editor."""
        return ""


def compare(source: Sequence[Quantity], target: Sequence[Quantity]) -> NumberFidelity:
    """The firm quantities of either side without their like, and the loose ones that contradict."""
    missing, unsupported = _without_like(source, target), _without_like(target, source)
    missing = _not_converted(missing, target)
    unsupported = _not_converted(unsupported, source)
    at_odds = {q.family for q in missing} & {q.family for q in unsupported} - {Family.ASIDE, Family.NUMBER}
    return NumberFidelity(
        tuple(q for q in missing if q.firm or q.family in at_odds),
        tuple(q for q in unsupported if q.firm or q.family in at_odds),
        any(q.firm for q in (*source, *target)),
    )


def _not_converted(ours: Iterable[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    return [quantity for quantity in ours if not any(quantity.converts_to(other) for other in theirs)]


def _without_like(ours: Iterable[Quantity], theirs: Iterable[Quantity]) -> list[Quantity]:
    known: set[Key] = set().union(*(quantity.keys for quantity in theirs))
    return [quantity for quantity in ours if known.isdisjoint(quantity.keys)]
