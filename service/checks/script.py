"""Whether the target is written in its language's script; names in Latin letters are welcome everywhere."""

from dataclasses import dataclass

import regex

from service.checks.check import Pair
from service.checks.writing import script, writing
from service.languages import Language
from service.reasons import finding
from service.story import Finding

_WORD = regex.compile(r"(?<![\p{L}\p{N}.@/_-])\p{Latn}[\p{Latn}\p{M}'’]+(?![\p{L}\p{N}@/_-])")
"""A word in Latin letters that is no part of an address or of a code such as «4x4»."""

_CAPITAL = r"[\p{Lu}&&\p{Latn}]"
_PARTICLES = regex.compile(
    rf"(?<={_CAPITAL}[\p{{Latn}}\p{{M}}]*)(?: \p{{Ll}}+){{1,2}}(?= {_CAPITAL})", regex.V1
)
"""The small words within a name: “Bartolomé de las Casas”."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """What the target's letters are; what the source has too is not counted."""

    language: Language
    foreign: tuple[str, ...]  # runs of letters of some third script, each once
    own: int  # letters of the language's own script
    other: int  # letters that stand in for them: Latin ones, and Han in Japanese or Korean
    plain_words: tuple[str, ...]  # Latin words that are not written as names, for a language that is not

    @property
    def plain_share(self) -> float:
        """The share of letters in plain Latin words."""
        plain = sum(map(len, self.plain_words))
        return plain / (plain + self.own) if plain else 0.0


@dataclass(frozen=True, slots=True)
class ScriptCheck:
    """No human translation has a foreign letter, and none is to more than a quarter plain Latin words."""

    name: str = "script"
    most_plain_share: float = 0.25
    most_plain_words: int = 2
    fewest_letters: int = 15  # a name or a code may have none of the language's own letters

    def score(self, pair: Pair) -> Scripts:
        code = script(pair.language)
        kinds = writing(code)
        foreign = tuple(dict.fromkeys(kinds.foreign.findall(pair.target)))
        own = len(kinds.own.findall(pair.target))
        latin = () if code == "Latn" else _latin_words(pair)
        return Scripts(
            language=pair.language,
            foreign=tuple(run for run in foreign if run not in pair.source),
            own=own,
            other=sum(map(len, latin)) + len(kinds.beside.findall(pair.target)),
            plain_words=tuple(word for word in latin if word[0].islower()),
        )

    def accept(self, scripts: Scripts) -> bool:
        plain = (
            len(scripts.plain_words) > self.most_plain_words and scripts.plain_share > self.most_plain_share
        )
        absent = scripts.own == 0 and scripts.other >= self.fewest_letters
        return not (scripts.foreign or plain or absent)

    def reason(self, scripts: Scripts) -> Finding:
        if scripts.foreign:
            words = scripts.foreign[:3]
            return finding(self.name, "script.foreign", language=scripts.language, words=words)
        if scripts.own == 0:
            return finding(self.name, "script.absent", language=scripts.language)
        plain = " ".join(scripts.plain_words[:5])
        return finding(self.name, "script.latin", language=scripts.language, words=plain)

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        scripts = self.score(pair)
        return () if self.accept(scripts) else (self.reason(scripts),)


def _latin_words(pair: Pair) -> tuple[str, ...]:
    """Those of the target that the source does not have, without the particles of names."""
    words = _WORD.findall(_PARTICLES.sub("", pair.target))
    return tuple(word for word in words if word not in pair.source)
