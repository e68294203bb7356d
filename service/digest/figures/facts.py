"""The numbers of an event: what each source says last of each thing that is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from itertools import combinations
from math import inf

from service.digest.clusters import Cluster
from service.digest.edition import Basis
from service.digest.figures.counts import Bound, Count, counts
from service.digest.figures.lexicon import lexicon
from service.digest.items import Item, age
from service.digest.stories import story_of
from service.languages import Language
from service.summaries.method import Copy

_SENTENCES = 5  # of a story from its headline on: what it is about; further down is what was before

_APART = 3  # times that sources differ at most on one thing: tolls double while news comes in

_ABOUT = Fraction(1, 10)  # of a number that it may be off where a source says "about"

Subject = tuple[str, bool]
"""What is counted, and whether by families."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number and the sentences that say so, those of the oldest story first."""

    value: Fraction
    bound: Bound
    basis: tuple[Basis, ...]
    published: datetime | None = None  # of the newest of these stories


@dataclass(frozen=True, slots=True)
class Fact:
    """`said` has several numbers where sources differ, the newest first."""

    subject: str  # a name of `words.toml`
    by_families: bool
    said: tuple[Said, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether two of its numbers cannot both be true; "at least 12" and 14 can."""
        return any(_contradicts(one, other) for one, other in combinations(self.said, 2))


def facts(event: Cluster, teller: Item, source: Language) -> tuple[Fact, ...]:
    """In the order of `words.toml`; the same for the same event.

    None where the story that tells the event tells no number: it is then about something else than a toll.
    """
    own = {subject: said.value for subject, said in _of_story(teller, source).items()}
    latest = _latest(event, source) if own else {}
    found = (
        Fact(*subject, _side_by_side(_of_one_thing(latest[subject].values(), own.get(subject))))
        for subject in sorted(latest, key=_rank)
    )
    return tuple(fact for fact in found if fact.said)


def _latest(event: Cluster, source: Language) -> Mapping[Subject, Mapping[str, tuple[Item, Said]]]:
    """By subject and source, the last story of the source that tells it."""
    latest: dict[Subject, dict[str, tuple[Item, Said]]] = {}
    for number, chain in enumerate(event.chains):
        for item in sorted((version.item for version in chain), key=_newness):
            voice = item.source or f"\n{number}"  # a chain without a source is one of its own
            for subject, said in _of_story(item, source).items():
                known = latest.setdefault(subject, {})
                if voice not in known or _newness(known[voice][0]) <= _newness(item):
                    known[voice] = item, said
    return latest


def _of_one_thing(tellings: Iterable[tuple[Item, Said]], own: Fraction | None) -> list[tuple[Item, Said]]:
    """Those that may count the same: 22 dead and 750 are those of two attacks in one war.

    What the story that tells the event has goes before; where it has none all have to be near to one another.
    """
    row = list(tellings)
    if own is not None:
        return [each for each in row if _is_near(each[1].value, own)]
    values = [said.value for _, said in row]
    return row if _is_near(min(values), max(values)) else []


def _is_near(one: Fraction, other: Fraction) -> bool:
    return max(one, other) <= _APART * min(one, other)


def dead(item: Item, source: Language) -> Fraction | None:
    """How many dead a story tells of."""
    said = _of_story(item, source).get(("dead", False))
    return said.value if said else None


def _newness(item: Item) -> tuple[bool, object]:
    """When a story without a time is of nobody knows: it does not outdate one with a time."""
    return item.published is not None, age(item)


def _rank(subject: Subject) -> tuple[int, bool]:
    names = [each.name for each in lexicon().subjects]
    name, by_families = subject
    return names.index(name) if name in names else len(names), by_families


def _side_by_side(tellings: Iterable[tuple[Item, Said]]) -> tuple[Said, ...]:
    row = sorted(tellings, key=lambda each: _newness(each[0]), reverse=True)
    found: dict[tuple[Fraction, Bound], Said] = {}
    for item, said in row:
        newest = found.get((said.value, said.bound))
        same = replace(newest, basis=(*said.basis, *newest.basis)) if newest else None
        found[said.value, said.bound] = same or replace(said, published=item.published)
    return tuple(found.values())


def _contradicts(one: Said, other: Said) -> bool:
    """Whether no number is both: "at least 12" and 14 go together, "more than 12" and 12 do not."""
    (low, is_open), high = max(_least(one), _least(other)), min(_most(one), _most(other))
    return low > high or (is_open and low == high)


def _least(said: Said) -> tuple[Fraction, bool]:
    """And whether it is not that number itself."""
    value = said.value * (1 - _ABOUT) if said.bound is Bound.ABOUT else said.value
    return value, said.bound is Bound.MORE_THAN


def _most(said: Said) -> Fraction | float:
    if said.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return inf
    return said.value * (1 + _ABOUT) if said.bound is Bound.ABOUT else said.value


def _of_story(item: Item, source: Language) -> Mapping[Subject, Said]:
    year = item.published.year if item.published else None
    texts = Copy.of(story_of(item), source).texts[:_SENTENCES]
    told = [(text, count) for text in texts for count in counts(text, year)]
    subjects = dict.fromkeys((count.subject, count.by_families) for _, count in told)
    chosen = {
        subject: _chosen(
            [(text, count) for text, count in told if (count.subject, count.by_families) == subject]
        )
        for subject in subjects
    }
    return {
        subject: Said(best[0].value, best[0].bound, tuple(Basis(item.id, text) for text in best[1]))
        for subject, best in chosen.items()
        if best
    }


def _chosen(told: Sequence[tuple[str, Count]]) -> tuple[Count, tuple[str, ...]] | None:
    """The number that counts all of them, with the sentences that give it; None where it is not clear which.

    «ثلاثة جنود» in the headline are some of «12 شخصا» in the lead; where these differ the first one knows.
    """
    general = [(text, count) for text, count in told if count.is_general] or list(told)
    values = {count.value for _, count in general}
    if len(values) > 1:
        first = {count.value for text, count in general if text == general[0][0]}
        if len(first) > 1 or not general[0][1].is_general:
            return None
        values = first
    same = [(text, count) for text, count in told if count.value in values]
    bounded = [count for _, count in same if count.bound is not Bound.EXACT]
    return (bounded or [count for _, count in same])[0], tuple(dict.fromkeys(text for text, _ in same))
