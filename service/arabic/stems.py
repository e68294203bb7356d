"""What may be left of an Arabic word without what is written to it: light stemmers that keep their doubts."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

_ARTICLES = ("", "ال", "ب", "بال", "ك", "كال", "ل", "لل")  # with the prepositions that are written to them
_PREFIXES = tuple("".join(parts) for parts in product(("", "و", "ف"), _ARTICLES))
_ENDING = re.compile("(?<=.{3})(?:ها|هما|هم|هن|كم|نا|ات|ون|ين|ان|يه|ه|ي|ا)$")
_VERB = re.compile("^(?:س?[يتنا])?(.{2,}?)(?:وا|ون|تا|ت|ا)?$")
_PATTERN = re.compile("^(?:است|مست|يست|تست|نست|ان|مت|يت|تت|[ماتين])(?=.{3})")
_ENDINGS = re.compile("(?<=.{2})(?:تهما|تهم|تها|ته|تين|تان|يين|يون|يات|وا|تا|ت)$")
_VOWELS = re.compile("[اويه]")
_ONE_SOUND = str.maketrans("غقكطثظ", "جججتتز")
_SHORTEST = 3


def without_prefixes(word: str) -> Iterator[str]:
    """The word, and what is left of it: «وبيروت» is «بيروت» after «و», or «يروت» after «وب»."""
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if (rest != word or not prefix) and len(rest) >= min(_SHORTEST, len(word)):
            yield rest


@lru_cache(maxsize=65536)
def stems(word: str) -> frozenset[str]:
    """All that it may be a form of; in folded spelling, «وزيرها» and «للوزير» share «وزير»."""
    return frozenset(stem for rest in without_prefixes(word) for stem in (rest, _ENDING.sub("", rest)))


@lru_cache(maxsize=65536)
def roots(word: str) -> frozenset[str]:
    """Its consonants without affixes, three or more: «مقتل», «قتلوا» and «القتيل» share «قتل».

    Unrelated words may share one as well: a word that shares none with a text is surely not from it.
    """
    found = set()
    for stem in stems(word):
        for core in {stem, *_verb_cores(stem)}:
            for bare in {core, _ENDINGS.sub("", core)}:
                found |= {_VOWELS.sub("", bare), _VOWELS.sub("", _PATTERN.sub("", bare))}
    return frozenset(root for root in found if len(root) >= _SHORTEST)


@lru_cache(maxsize=65536)
def verb_cores(word: str) -> frozenset[str]:
    """What a verb's forms share: «يوقع», «توقعه», «وقعوا» and «سيوقع» share «وقع»."""
    return frozenset(core for stem in stems(word) for core in (stem, *_verb_cores(stem)))


@lru_cache(maxsize=65536)
def sounds(word: str) -> frozenset[str]:
    """A foreign name's consonants, however it is spelt: «غوغل» and «جوجل», «أميركا» and «أمريكا»."""
    found = {_VOWELS.sub("", stem).translate(_ONE_SOUND) for stem in stems(word)}
    return frozenset(each for each in found if len(each) >= _SHORTEST)


def _verb_cores(word: str) -> Iterator[str]:
    match = _VERB.match(word)
    if match and len(match[1]) >= _SHORTEST:
        yield match[1]
