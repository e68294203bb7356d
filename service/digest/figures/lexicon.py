"""The words by which Arabic news counts people, folded as they are compared."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from service.digest.stemming import words

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted, and how text says so; `words.toml` has an example of each."""

    name: str
    nouns: Words  # behind the number
    duals: Words  # in place of it
    happenings: Words  # right before it
    verbs: Words  # before it
    behind: Words  # behind it and its people
    totals: Words  # «عدد القتلى»
    unless: Words  # in a sentence that is about something else
    people_only: bool  # whether it is said of things as well
    families: bool  # whether they may be counted by families

    @property
    def all(self) -> Words:
        """All words that show that the sentence goes on about it."""
        return self.nouns | self.duals | self.happenings | self.verbs | self.totals


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`others` are the lists of words that are no subject's own, by their names in the file."""

    subjects: tuple[Subject, ...]
    others: Mapping[str, Words]
    elsewhere: re.Pattern[str]

    def __getitem__(self, name: str) -> Words:
        """One of the other lists: `people.anybody`."""
        return self.others[name]


@cache
def lexicon() -> Lexicon:
    """Read once."""
    raw = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    elsewhere = re.compile("|".join(raw.pop("elsewhere")["patterns"]))
    subjects = tuple(_subject(name, each) for name, each in raw.pop("subjects").items())
    others = {
        f"{table}.{name}": _folded(each) for table, lists in raw.items() for name, each in lists.items()
    }
    return Lexicon(subjects, others, elsewhere)


@cache
def triggers() -> Words:
    """All words by which a sentence goes on to a count of people."""
    return frozenset[str]().union(*(subject.all for subject in lexicon().subjects))


@cache
def signs() -> Words:
    """All words without one of which a sentence counts no people."""
    return triggers().union(*(subject.behind for subject in lexicon().subjects))


@cache
def totals() -> Words:
    """«القتلى» and the like of all subjects."""
    return frozenset[str]().union(*(subject.totals for subject in lexicon().subjects))


def forms(word: str) -> Words:
    """What it may be without «و», «ف» and one of «بلك»: «وبمقتل» is «مقتل» as well."""
    bare = word[1:] if word[:1] in "وف" else word
    return frozenset((word, bare, bare[1:] if bare[:1] in "بلك" else bare))


def bare_forms(word: str) -> Words:
    """Those without the article as well: «بالكوليرا» is «كوليرا»."""
    return frozenset(each for form in forms(word) for each in (form, form.removeprefix("ال")))


def _subject(name: str, raw: Mapping[str, Any]) -> Subject:
    return Subject(
        name=name,
        nouns=_folded(raw.get("nouns", ())),
        duals=_folded(raw.get("duals", ())),
        happenings=_folded(raw["happenings"]),
        verbs=_folded(raw["verbs"]),
        behind=_folded(raw.get("behind", ())),
        totals=_folded(raw.get("totals", ())),
        unless=_folded(raw.get("unless", ())),
        people_only=raw.get("people_only", False),
        families=raw.get("families", False),
    )


def _folded(row: Iterable[str]) -> Words:
    return frozenset(" ".join(words(each)) for each in row)
