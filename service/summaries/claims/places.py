"""Places and peoples that Arabic copy names, each by one name: «موسكو», «الروسية» and «روسيا» are Russia."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.arabic.stems import without_prefixes
from service.languages import language
from service.places import place
from service.summaries.claims.lexicon import name_words
from service.summaries.claims.reading import Word

_LONGEST = 3  # words of a name: «الإمارات العربية المتحدة»
_SHORTEST = 3
_PEOPLES = ("يه", "يين", "يون", "يتين", "يتان", "يا", "يات", "ي")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as the copy writes it, in so many words, and the English name that stands for all its forms."""

    first: int
    last: int
    name: str


def places(words: Sequence[Word]) -> Iterator[NamedPlace]:
    """From the left, the longest name first."""
    at = 0
    while at < len(words):
        found = _longest(words, at)
        if found:
            yield found
        at = found.last if found else at + 1


def _longest(words: Sequence[Word], at: int) -> NamedPlace | None:
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        run = words[at : at + size]
        if size > 1 and min(len(word.folded) for word in run) < _SHORTEST:  # «ما هي» is not Mahé
            continue
        if name := _named(" ".join(word.folded for word in run)):
            return NamedPlace(at, at + size, name)
    return None


@lru_cache(maxsize=65536)
def _named(text: str) -> str | None:
    """The first word may have clitics: «وبالقاهرة»; a word alone may be an adjective: «الفرنسيين»."""
    first, blank, rest = text.partition(" ")
    stems = tuple(without_prefixes(first))
    if not name_words().ambiguous.isdisjoint(stem + blank + rest for stem in stems):
        return None
    for stem in stems:
        if name := _known(stem + blank + rest) or (None if blank else _people(stem)):
            return name
    return None


def _known(text: str) -> str | None:
    state = name_words().seats.get(text) or name_words().seats.get(text.removeprefix("ال"))
    return place(state or text, language("en"))


def _people(word: str) -> str | None:
    """«فرنسي» is of «فرنسا», «روسية» of «روسيا», «سعوديون» of «السعودية»."""
    ending = next((each for each in _PEOPLES if word.endswith(each)), None)
    if ending is None or len(word) - len(ending) < _SHORTEST:
        return None
    stem = word.removesuffix(ending)
    if state := name_words().adjectives.get(stem + "ي") or name_words().seats.get(stem + "ي"):
        return place(state, language("en"))
    candidates = (stem + "ا", stem + "يا", stem, stem + "يه", stem + "ه")
    return next((name for each in candidates if (name := _known(each))), None)
