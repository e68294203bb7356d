"""Whether a target states the numbers and dates of its source, and no others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from service.checks.check import Pair
from service.checks.quantities.lexicon import LANGUAGES
from service.checks.quantities.plain import in_figures, plain_quantities
from service.checks.quantities.quantity import Family, Key, Quantity
from service.checks.quantities.reader import quantities
from service.checks.quantities.signs import below_zero, may_tell_a_fall
from service.checks.quantities.source import source_quantities
from service.reasons import Calendar, Named, finding
from service.story import Finding

_CONTRADICT = frozenset(
    {Family.ORDINAL, Family.FRACTION, Family.ROUGH, Family.NAME, Family.MONTH, Family.WEEKDAY}
)
"""Families of which a loose statement on one side is at odds with another on the other side."""

_NAMED = {Family.TIME: Calendar.TIME, Family.MONTH: Calendar.MONTH, Family.WEEKDAY: Calendar.WEEKDAY}
_ROUGH = frozenset({10, 100, 1000, 10**6, 10**9})


@dataclass(frozen=True, slots=True)
class NumberFidelity:
    """What the two sides do not share; `stated` is whether either side states anything in numbers."""

    missing: tuple[Quantity, ...]  # in the source, without its like in the target
    unsupported: tuple[Quantity, ...]  # in the target, without its like in the source
    told_once: tuple[Quantity, ...]  # in the source more often than in the target
    stated: bool
    unsigned: tuple[Quantity, ...] = ()  # below zero in the source, and nothing below zero in the target
    signed: tuple[Quantity, ...] = ()  # below zero in the target, and nothing below zero in the source


class NumberCheck:
    """Numbers in figures and words, dates and times: none lost, none changed, none made up.

    The number words and the signs of a target are read in English, French, Spanish and German; in any other
    language the figures alone are held against the source.
    """

    name = "numbers"

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        value = self.score(pair)
        return () if self.accept(value) else (self.reason(value),)

    def score(self, pair: Pair) -> NumberFidelity:
        """Both directions: what the target lost, and what it made up."""
        return number_fidelity(pair.source, pair.target, pair.language.tag)

    def accept(self, value: NumberFidelity) -> bool:
        """Whether nothing is missing, nothing unsupported and nothing told less often."""
        wrong_sign = value.unsigned or value.signed
        return not (value.missing or value.unsupported or value.told_once or wrong_sign)

    def reason(self, value: NumberFidelity) -> Finding:
        """For an editor: «the source says 120,000; the target has no such number»."""
        source, target = _told(value.missing), _told(value.unsupported)
        if value.missing and value.unsupported:
            return finding(self.name, "numbers.changed", source=source, target=target)
        if value.missing:
            return finding(self.name, f"numbers.lost_{_noun(value.missing)}", source=source)
        if value.unsupported:
            return finding(self.name, f"numbers.added_{_noun(value.unsupported)}", target=target)
        if value.unsigned:
            return finding(self.name, "numbers.unsigned", source=_told(value.unsigned))
        if value.signed:
            return finding(self.name, "numbers.signed", target=_told(value.signed))
        return finding(self.name, "numbers.told_once", source=_told(value.told_once))


def number_fidelity(source: str, target: str, tag: str) -> NumberFidelity:
    """What an Arabic source and a target in the language of a BCP-47 tag do not share."""
    language = tag.partition("-")[0]
    stated: Sequence[Quantity] = source_quantities(source)
    if language not in LANGUAGES:
        told = plain_quantities(target, language)
        return _compared(list(_as_told(in_figures(stated, source), told)), told)
    told = quantities(target, language)
    unsigned, signed = tuple(below_zero(stated, source, "ar")), tuple(below_zero(told, target, language))
    if unsigned and may_tell_a_fall(target, language):
        unsigned = ()
    if signed and may_tell_a_fall(source, "ar"):
        signed = ()
    compared = _compared(list(_as_told(stated, told)), told)
    return replace(compared, unsigned=unsigned, signed=signed) if unsigned or signed else compared


def _as_told(source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Quantity]:
    """The source with «خسر 10 ملايين و2023 كان الأسوأ» as two numbers where the target tells these two."""
    for quantity in source:
        told_apart = quantity.apart and not _without_like(quantity.apart, target)
        if told_apart and _without_like([quantity], target):
            yield from quantity.apart
        else:
            yield quantity


def _compared(source: Sequence[Quantity], target: Sequence[Quantity]) -> NumberFidelity:
    """The firm quantities of either side without their like, and the loose ones that are at odds."""
    lost, added = _without_like(source, target), _without_like(target, source)
    missing, unsupported = _not_converted(lost, added, target), _not_converted(added, lost, source)
    at_odds = {q.family for q in missing} & {q.family for q in unsupported} & _CONTRADICT
    return NumberFidelity(
        tuple(q for q in missing if q.firm or q.family in at_odds),
        tuple(q for q in unsupported if q.firm or q.family in at_odds),
        tuple(_told_less_often(source, target)),
        any(q.firm or q.family in _CONTRADICT - {Family.WEEKDAY} for q in (*source, *target)),
    )


def _told_less_often(source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Quantity]:
    """«60 goals, his 60th»: numbers that the target tells, but fewer times; small ones may be merged."""
    alike: defaultdict[Fraction, list[Quantity]] = defaultdict(list)
    for quantity in source:
        if quantity.firm and quantity.family is Family.NUMBER and quantity.value >= 10:
            alike[quantity.value].append(quantity)
    for first, *more in alike.values():
        told = sum(not each.keys.isdisjoint(first.answers) for each in target) if more else 0
        if 0 < told <= len(more):
            yield first


def _without_like(ours: Iterable[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    known: set[Key] = set().union(*(quantity.keys for quantity in theirs))
    return [quantity for quantity in ours if known.isdisjoint(quantity.answers)]


def _not_converted(
    ours: Sequence[Quantity], alone: Sequence[Quantity], theirs: Sequence[Quantity]
) -> list[Quantity]:
    """Those for which no measure in another unit stands.

    «385 ميلا» may be told as «620 km»; and of «165 km/h (105 mph)» either side may leave one out, unless the
    other tells an amount of its own.
    """
    measuring, unlike, all_theirs = _measuring(ours), _measuring(alone), _measuring(theirs)
    amounts = [each for each in unlike if each.firm and not any(map(each.converts_to, measuring))]
    converted = {
        each.measures
        for each in measuring
        if any(map(each.converts_to, unlike))
        or (any(map(each.converts_to, all_theirs)) and not any(map(each.measures_like, amounts)))
    }
    return [quantity for quantity in ours if quantity.measures not in converted]


def _measuring(found: Iterable[Quantity]) -> list[Quantity]:
    """One for each measure that they tell, a firm one where there is one."""
    return list({each.measures: each for each in sorted(found, key=_is_firm) if each.measures}.values())


def _is_firm(quantity: Quantity) -> bool:
    return quantity.firm


def _told(found: Sequence[Quantity]) -> tuple[Fraction | Named, ...]:
    """Each once; what is told in the same words is one."""
    return tuple(dict.fromkeys(map(_value, found)))


def _value(quantity: Quantity) -> Fraction | Named:
    value = quantity.value
    if quantity.family in _NAMED:
        return Named(_NAMED[quantity.family], int(value))
    if quantity.family is Family.ROUGH and value in _ROUGH:
        return Named(Calendar.ROUGH, int(value))
    return value


def _noun(found: Sequence[Quantity]) -> str:
    """What the other side has none of."""
    if len(found) > 1:
        return "several"
    return _NAMED.get(found[0].family, "number")
