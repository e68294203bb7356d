"""Name fidelity: names of a reference that are in the hypothesis, in any romanisation of the same name."""

import calendar
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice, pairwise

import regex

from evaluation.metrics.share import Segment, Share
from service.arabic.letters import LETTERS, MARKS
from service.arabic.stems import without_prefixes
from service.checks.writing import script
from service.languages import Language
from service.places import place

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_ARABIC_WORD = regex.compile(f"[{LETTERS}{MARKS}]+")
_BEGINS = regex.compile(
    r"(?:^|[.!?:…\n])[\p{P}\s]*$|[\"“«„]\s*$"
)  # what stands before a sentence's first word
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))  # the check of numbers reads those
_SOUNDS = str.maketrans("cqgz", "kkks", "aeiouwyh'’-")


def name_fidelity(segment: Segment, target: Language) -> Share:
    """How many of a reference's names the hypothesis has, and how many there are; each counts once."""
    expected = _names(segment.source, segment.reference, target)
    found = sum(_has(segment.hypothesis, name, target) for name in expected)
    return found, len(expected)


def names_method(target: Language) -> str:
    """«capitals», or «places»: those of the source that CLDR and the reference name alike."""
    return "capitals" if _capitals_tell(target) else "places"


def is_alike(one: str, other: str) -> bool:
    """Whether two words are one name: “Mohammed” and “Muhammad”, “Iran” and “Iranian”, “Gaddafi”, “Qadhafi”.

    Consonants alone would not do: “Hassan” and “Hussein” share theirs.
    """
    one, other = _folded(one), _folded(other)
    if one == other or (one[:4] == other[:4] and min(len(one), len(other)) >= 4):
        return True
    sounds = _sounds(one)
    return len(sounds) >= 2 and sounds == _sounds(other) and SequenceMatcher(None, one, other).ratio() >= 0.65


def _capitals_tell(target: Language) -> bool:
    return script(target) in _CASED and target.tag.split("-")[0] not in _NOUNS_IN_CAPITALS


def _names(source: str, reference: str, target: Language) -> list[str]:
    if _capitals_tell(target):
        return list(dict.fromkeys(_capitalized(reference)))
    places = dict.fromkeys(_places(source, target))
    return [name for name in places if _has(reference, name, target)]


def _capitalized(text: str) -> Iterator[str]:
    """Words in capitals that do not begin a sentence; none in a headline In Title Case."""
    words = [word for word in _WORD.finditer(text) if not _BEGINS.search(text, 0, word.start())]
    long = [word[0] for word in words if len(word[0]) >= 4]
    if len(long) >= 4 and sum(word[0].isupper() for word in long) > 0.75 * len(long):
        return
    yield from (
        word[0] for word in words if word[0][0].isupper() and len(word[0]) > 1 and word[0] not in _CALENDAR
    )


def _places(source: str, target: Language) -> Iterator[str]:
    """What one or two words of Arabic name, with «و» and «ال» or without: «والقاهرة», «كوريا الجنوبية»."""
    words = _ARABIC_WORD.findall(source)
    for phrase in (*words, *map(" ".join, pairwise(words))):
        found = (name for rest in without_prefixes(phrase) if (name := place(rest, target)))
        yield from islice(found, 1)


def _has(text: str, name: str, target: Language) -> bool:
    """In scripts without case the name as it is; else each of its words, in any form."""
    if script(target) not in _CASED:
        return name in text
    words = _WORD.findall(text)
    return all(any(is_alike(part, word) for word in words) for part in _WORD.findall(name))


def _folded(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if unicodedata.category(letter) in ("Ll", "Lo"))


def _sounds(word: str) -> str:
    """Its consonants, each once on end, without what romanisations differ in."""
    consonants = word.replace("dj", "j").translate(_SOUNDS)
    return "".join(letter for at, letter in enumerate(consonants) if letter != consonants[at - 1 : at])
