"""Loops: what a model says again and again; what the source says again and again may be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import eq

import regex

from service.checks.check import Pair
from service.reasons import finding
from service.story import Finding

_SPACELESS = r"\p{Han}\p{Hira}\p{Kana}\p{Thai}\p{Lao}\p{Khmr}\p{Mymr}\p{Tibt}"
_TOKEN = regex.compile(rf"[{_SPACELESS}]\p{{M}}*|[\p{{L}}\p{{M}}\p{{N}}--[{_SPACELESS}]]+", regex.V1)
"""A word or, in scripts that put no space between words, a character."""

_SPACELESS_TOKEN = regex.compile(f"[{_SPACELESS}]")

_STUTTER = re.compile(r"(\D{1,8}?)\1{7,}")
"""Eight times the same few characters, “. . . . . . . . ”; digits are for the check of numbers."""

_STUTTER_IN_WORD = regex.compile(
    rf"([\p{{Ll}}\p{{Lo}}--[{_SPACELESS}]])\1{{3,}}"
    rf"|(?=\p{{L}}{{8}})([\p{{L}}--[{_SPACELESS}]]{{2,4}})\2{{2,}}",
    regex.V1,
)
"""“embasssssed”, “thirthirthirt”: a letter four times on end, two to four letters thrice in a long word."""

_LONGEST_UNIT = 128
"""Tokens: any unit of a sentence of 256 is found; a longer text takes time in proportion to its length."""

_SAME = bytes((True,))
_RUN = re.compile(_SAME + b"+")


@dataclass(frozen=True, slots=True)
class Loop:
    """A unit said several times on end."""

    unit: tuple[str, ...]
    repeats: int  # whole times

    @property
    def tolerated(self) -> int:
        """How often people say a unit of that length on end: “no, no, no”, “so happy, so happy”."""
        size = len(self.unit)
        if not any(token[0].isalpha() for token in self.unit):
            return 5  # 1 000 000 000 000
        if all(map(_SPACELESS_TOKEN.match, self.unit)):
            return 6 if size == 1 else 3 if size < 4 else 2 if size < 8 else 1
        return 3 if size == 1 else 2 if size < 4 else 1

    @property
    def excess(self) -> float:
        """Above 1 it is more than people do."""
        return self.repeats / self.tolerated


@dataclass(frozen=True, slots=True)
class Repetition:
    """What a target repeats."""

    loop: Loop | None  # the one that exceeds most
    source_repeats: int  # how often the source says something of its kind on end
    stutter: str  # one to eight characters that come over and over, if the source has none
    word: str  # one that stutters within itself, if the source has none
    distinct: float  # the share of different ones among its runs of three tokens; 1 for a short target


@dataclass(frozen=True, slots=True)
class RepetitionCheck:
    """On human translations no phrase of four words is doubled, and `distinct` is never below 0.57."""

    name: str = "repetition"
    fewest_tokens: int = 20
    least_distinct: float = 0.5
    shortest_stutter: int = 24  # people write “Noooooooooo” with a dozen

    def score(self, pair: Pair) -> Repetition:
        tokens = _tokens(pair.target)
        loop = max(_loops(tokens), key=lambda each: each.excess, default=None)
        return Repetition(
            loop=loop,
            source_repeats=_repeats_like(loop, pair.source),
            stutter=self._stutter(pair),
            word=_stuttered_word(pair),
            distinct=_distinct(tokens) if len(tokens) >= self.fewest_tokens else 1.0,
        )

    def accept(self, repetition: Repetition) -> bool:
        loop = repetition.loop
        looped = loop is not None and loop.repeats > max(loop.tolerated, repetition.source_repeats)
        stutters = repetition.stutter or repetition.word
        return not (looped or stutters or repetition.distinct < self.least_distinct)

    def reason(self, repetition: Repetition) -> Finding:
        loop = repetition.loop
        if loop is not None and loop.repeats > max(loop.tolerated, repetition.source_repeats):
            joint = "" if _SPACELESS_TOKEN.match(loop.unit[0]) else " "
            unit = joint.join(loop.unit)
            return finding(self.name, "repetition.loop", unit=unit, count=loop.repeats)
        if repetition.stutter:
            return finding(self.name, "repetition.stutter", stutter=repetition.stutter.strip())
        if repetition.word:
            return finding(self.name, "repetition.word", word=repetition.word)
        return finding(self.name, "repetition.same_words")

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        repetition = self.score(pair)
        return () if self.accept(repetition) else (self.reason(repetition),)

    def _stutter(self, pair: Pair) -> str:
        found = self._stutters(pair.target)
        return found[0] if found and not self._stutters(pair.source) else ""

    def _stutters(self, text: str) -> list[str]:
        return [
            match[1]
            for match in _STUTTER.finditer(text)
            if match[1].strip()
            and (len(match[0]) >= self.shortest_stutter or not any(map(str.isalnum, match[1])))
        ]


def _stuttered_word(pair: Pair) -> str:
    found = _STUTTER_IN_WORD.search(pair.target)
    if not found or _STUTTER_IN_WORD.search(pair.source):
        return ""
    words = _TOKEN.finditer(pair.target)
    return str(next(word[0] for word in words if word.start() <= found.start() < word.end()))


def _tokens(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(text.casefold())]


def _loops(tokens: Sequence[str]) -> list[Loop]:
    """Every unit that is said at least twice on end, by the longest run of each period."""
    if len(set(pairwise(tokens))) >= len(tokens) - 1:
        return [Loop((tokens[0],), 2)] if len(tokens) == 2 and tokens[0] == tokens[1] else []
    loops = []
    for period in range(1, min(len(tokens) // 2, _LONGEST_UNIT) + 1):
        same = bytes(map(eq, tokens, tokens[period:]))
        if _SAME * period not in same:
            continue
        for run in _RUN.finditer(same):
            start, end = run.span()
            if end - start >= period:
                loops.append(Loop(tuple(tokens[start : start + period]), 1 + (end - start) // period))
    return loops


def _repeats_like(loop: Loop | None, source: str) -> int:
    """The source's most repeats of a unit of several words, or of any where the loop is of one token."""
    if loop is None:
        return 1
    shortest = min(2, len(loop.unit))
    return max((each.repeats for each in _loops(_tokens(source)) if len(each.unit) >= shortest), default=1)


def _distinct(tokens: Sequence[str]) -> float:
    triples = list(zip(tokens, tokens[1:], tokens[2:], strict=False))
    return len(set(triples)) / len(triples)
