"""What every layout of a test set is read into: segments in two languages, and where documents begin."""

from dataclasses import dataclass
from typing import Protocol, Self

from service.errors import InputError
from service.languages import Language, language


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """`name` is what it was asked for by, "ar-zh", and what results are filed under.

    "ar" alone is a pair too: of stories and their summaries.
    """

    name: str
    source: Language
    target: Language

    @classmethod
    def parse(cls, name: str) -> Self:
        """«ar-en», «ar-pt-BR», «ar»; raises InputError."""
        first, _, second = name.partition("-")
        if name == "ar":
            return cls(name, language(name), language(name))
        if not second:
            raise InputError(
                f"{name or 'an empty name'} is no pair of languages", "for example --pairs ar-en,ar-fr"
            )
        pair = cls(name, language(first), language(second))
        if pair.source != language("ar") or pair.target == pair.source:
            raise InputError(f"Barqiya does not translate {name}", "a pair begins with ar, for example ar-en")
        return pair

    @property
    def is_one_language(self) -> bool:
        """Whether its texts are summaries."""
        return self.source == self.target


@dataclass(frozen=True, slots=True)
class Provenance:
    """The name of a file that a set was read from, or of an archive's member, and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Bitext:
    """A test set in one pair of languages; the first three are as long as it has segments."""

    sources: tuple[str, ...]
    references: tuple[str, ...]
    documents: tuple[int, ...]  # the number of each segment's document, ascending
    topics: tuple[str, ...] = ()  # what each segment is about; empty where the set does not say
    files: tuple[Provenance, ...] = ()  # of the whole set, also where only its beginning is taken

    def first(self, segments: int | None) -> "Bitext":
        """Its beginning; None: all of it."""
        cut = slice(segments)
        return Bitext(
            self.sources[cut], self.references[cut], self.documents[cut], self.topics[cut], self.files
        )


class Dataset(Protocol):
    """A test set in one layout; nothing is read before a pair is asked for."""

    @property
    def name(self) -> str: ...

    def bitext(self, pair: LanguagePair) -> Bitext:
        """Raises InputError where the set lacks a language, or its files do not fit each other."""
