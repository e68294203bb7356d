"""Whether a target uses the newsroom's words for the terms of its source."""

from dataclasses import dataclass

from service.checks.check import Pair
from service.glossary import Glossary
from service.reasons import finding
from service.story import Finding


@dataclass(frozen=True, slots=True)
class Unused:
    """A term of the source, and what the glossary has for it."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class GlossaryCheck:
    """Each term's target has to stand in the target, in capitals or not, whatever is joined to its end."""

    glossary: Glossary
    name: str = "glossary"

    def score(self, pair: Pair) -> tuple[Unused, ...]:
        """The terms without their like, each once."""
        target = " ".join(pair.target.casefold().split())
        unused = (
            Unused(pair.source[term.start : term.end], term.target)
            for term in self.glossary.terms(pair.source, pair.language)
            if " ".join(term.target.casefold().split()) not in target
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
