"""Further pairs in which what has to be carried over is another: other places and people.

A sentence teaches what surrounds a name, not only that name, if the name is exchanged in both languages.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from service.arabic.letters import LETTERS, MARKS
from training.pairs import Pair

MOST_WORDS = 4  # of a name: «جزر تركس وكايكوس»

_WORD = re.compile(f"[{LETTERS}{MARKS}]+")
_PROCLITICS = ("", "و", "ب", "ل", "ف")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages; only names of one kind take each other's place."""

    source: str
    target: str
    kind: str


class _Found(NamedTuple):
    """A name in a source text, clitics left out."""

    start: int
    end: int
    name: Name


class NameSwaps:
    """Exchanges the names that it knows."""

    def __init__(self, names: Sequence[Name], alike: Callable[[Name], object] = lambda _name: None) -> None:
        """`alike` says what two names must share to fit the same place, beside kind and article."""
        self._by_source: dict[str, list[Name]] = {}
        self._places: dict[object, list[Name]] = {}
        self._alike = alike
        for name in names:
            self._by_source.setdefault(name.source, []).append(name)
            self._places.setdefault(self._place(name), []).append(name)

    def swap(self, pair: Pair, randomness: random.Random) -> list[Pair]:
        """The pair with other names, where there is one that both sides have equally often."""
        swaps = {name: randomness.choice(self._places[self._place(name)]) for name in self.shared(pair)}
        if all(old == new for old, new in swaps.items()):
            return []
        return [self.exchanged(pair, swaps)]

    def exchanged(self, pair: Pair, swaps: Mapping[Name, Name]) -> Pair:
        """The pair with the one names in the place of the others."""
        source = pair.source
        for start, end, name in reversed(list(self._found(source))):
            if name in swaps:
                source = source[:start] + swaps[name].source + source[end:]
        return replace(pair, source=source, target=_renamed(pair.target, swaps))

    def _place(self, name: Name) -> object:
        return name.kind, name.source.startswith("ال"), name.target.startswith("the "), self._alike(name)

    def shared(self, pair: Pair) -> list[Name]:
        """The names that both sides have equally often, one for each source form."""
        found = [each.name for each in self._found(pair.source)]
        by_source = {
            name.source: name
            for name in dict.fromkeys(found)
            if found.count(name) == sum(1 for _ in _whole(name.target).finditer(pair.target))
        }
        return list(by_source.values())

    def _found(self, text: str) -> Iterator[_Found]:
        """The longest names first, none overlapping another; a name that has two targets is both."""
        words = [match.span() for match in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            for count in range(min(MOST_WORDS, len(words) - at), 0, -1):
                start, end = words[at][0], words[at + count - 1][1]
                names = self._names(text[start:end])
                if names:
                    clitic = end - start - len(names[0].source)
                    yield from (_Found(start + clitic, end, name) for name in names)
                    at += count - 1
                    break
            at += 1

    def _names(self, words: str) -> list[Name]:
        for proclitic in _PROCLITICS:
            if words.startswith(proclitic) and (names := self._by_source.get(words[len(proclitic) :])):
                return names
        return []


def _renamed(text: str, swaps: Mapping[Name, Name]) -> str:
    """All at once, so that no name is exchanged twice; what stands in capitals stays so."""
    others = {form: new.target for old, new in swaps.items() for form in _forms(old.target)}
    if not others:
        return text

    def other(match: re.Match[str]) -> str:
        new = others[match.group()]
        return new.upper() if match.group().isupper() else new

    return _any_of([old.target for old in swaps]).sub(other, text)


def _whole(name: str) -> re.Pattern[str]:
    return _any_of([name])


def _forms(name: str) -> tuple[str, str, str]:
    """«the Hague» is also «The Hague» and «THE HAGUE», but «turkey» is not Turkey."""
    return name, name.upper(), name[:1].upper() + name[1:]


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    """As whole words, in any form, the longest first."""
    forms = {form for name in names for form in _forms(name)}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?![\w])")
