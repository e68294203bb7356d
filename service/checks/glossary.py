"""Whether a target uses the newsroom's words for the terms of its source."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex

from service.checks.check import Pair
from service.glossary import Glossary
from service.reasons import finding
from service.story import Finding

_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "\u00ad": None})
_LONG = 5  # letters of a word that may have another ending: «der Vereinten Nationen»


@dataclass(frozen=True, slots=True)
class Unused:
    """A term of the source, and what the glossary has for it."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class GlossaryCheck:
    """Each term's words have to stand in the target, one behind the other, in capitals or not."""

    glossary: Glossary
    name: str = "glossary"

    def score(self, pair: Pair) -> tuple[Unused, ...]:
        """The terms without their like, each once."""
        target = _folded(pair.target)
        unused = (
            Unused(pair.source[term.start : term.end], term.target)
            for term in self.glossary.terms(pair.source, pair.language)
            if not _pattern(term.target).search(target)
        )
        return tuple(dict.fromkeys(unused))

    def accept(self, unused: tuple[Unused, ...]) -> bool:
        return not unused

    def reason(self, unused: tuple[Unused, ...]) -> Finding:
        """Of the first one: an editor who mends it looks at the sentence anyway."""
        return finding(self.name, "glossary.unused", source=unused[0].source, target=unused[0].target)

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        unused = self.score(pair)
        return () if self.accept(unused) else (self.reason(unused),)


@lru_cache(maxsize=4096)
def _pattern(term: str) -> regex.Pattern[str]:
    words = regex.split(r"[\s\p{Pd}]+", _folded(term))
    return regex.compile(r"(?<!\w)" + r"[\s\p{Pd}]+".join(map(_inflected, words)) + r"(?!\w)")


def _inflected(word: str) -> str:
    """A short word may take no ending but a plural's: «UN» is not in «under»."""
    ending = r"\w{0,3}" if len(word) >= _LONG else "s?"
    escaped = str(regex.escape(word))
    return escaped + ending if word[-1:].isalpha() else escaped


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_ALIKE)).casefold()
