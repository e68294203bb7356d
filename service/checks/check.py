"""What every check is: a pair of sentences in, findings out."""

from dataclasses import dataclass
from typing import Protocol

from service.languages import Language
from service.story import Finding


@dataclass(frozen=True, slots=True)
class Pair:
    """A source sentence in Arabic and its target."""

    source: str
    target: str
    language: Language  # the target's


class Check(Protocol):
    """A check of a target against its source.

    A check keeps apart what it measures and what it allows: `score(pair)` returns a frozen value,
    `accept(value)` says whether that will do, `reason(value)` is the finding that tells an editor why not.
    """

    @property
    def name(self) -> str:
        """One word, for the finding."""

    def findings(self, pair: Pair) -> tuple[Finding, ...]:
        """What an editor should doubt; nothing where the target passes."""
