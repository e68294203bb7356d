"""Texts as a base model's ids, just as the engines give them to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from service.catalogue import Family, ModelProfile
from service.engines.families import Frame, frame
from service.engines.loading import reading
from service.engines.tokenization import PieceTokenization, Tokenization
from service.engines.vocabulary import read_vocabulary
from service.languages import Language


@dataclass(frozen=True, slots=True)
class Ids:
    """A pair as ids, control symbols included."""

    source: list[int]
    target: list[int]


class BaseIds:
    """Raises BrokenModelError where the model's files cannot be read."""

    def __init__(self, directory: Path, profile: ModelProfile, source: Language) -> None:
        self._profile, self._source_language = profile, source
        with reading(profile):
            self._vocabulary = read_vocabulary(directory, profile.family)
            self._targets = _target_side(directory, profile.family, self._vocabulary.tokenization)

    @property
    def size(self) -> int:
        """How many symbols the model has."""
        return len(self._vocabulary.symbols)

    @property
    def has_slots(self) -> bool:
        """Whether the engines show the model slots in the place of figures."""
        return self._vocabulary.has_slots

    @property
    def longest(self) -> int:
        """How many ids a side may have."""
        return self._vocabulary.positions or self._profile.max_source_tokens

    def writes(self, target: Language) -> bool:
        """Whether the model was published for a target, and can be told to write it."""
        told = self._profile.family is not Family.MARIAN or self._profile.tagged
        return told and target.tag in self._profile.targets

    def frame(self, target: Language) -> Frame:
        """The control symbols for a target; raises PairError where the model has none for it.

        A tuning may teach a language that the model has a symbol for, but was not published for.
        """
        taught = replace(self._profile, sources=(self._source_language.tag,), targets=(target.tag,))
        return frame(self._vocabulary, taught, self._source_language, target)

    def encoded(self, sources: Sequence[str], targets: Sequence[str], symbols: Frame) -> list[Ids]:
        """Pair by pair."""
        rows = zip(self._vocabulary.tokenization.encode(sources), self._targets.encode(targets), strict=True)
        end = self._vocabulary.end
        return [Ids(symbols.source(source), [*symbols.target, *target, end]) for source, target in rows]

    def decode(self, ids: Sequence[int]) -> str:
        """The text of target ids."""
        return self._targets.decode(ids)


def _target_side(directory: Path, family: Family, tokenization: Tokenization) -> Tokenization:
    """Marian models cut and normalise their targets by a model of their own."""
    if family is not Family.MARIAN:
        return tokenization
    pieces = directory / "target.spm"
    return PieceTokenization(pieces, pieces, directory / "vocab.json")
