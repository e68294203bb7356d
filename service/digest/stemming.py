"""Words of news text in one spelling, and what is left of each without the commonest affixes."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from service.arabic.letters import MARKS, TATWEEL
from service.arabic.normalize import Level, normalize

_ARTICLES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")
_LETTERS = ("و", "ف", "ب", "ل", "ك")
_SUFFIXES = (
    "تهما",
    "تهم",
    "تها",
    "هما",
    "هم",
    "ها",
    "هن",
    "تين",
    "تان",
    "ته",
    "ات",
    "ون",
    "ين",
    "ان",
    "يه",
    "ه",
    "ي",
    "ا",
)
_SHORTEST = 3  # letters that are left of a word at least


def words(text: str) -> list[str]:
    """The words and figures of a text, folded: «للإدارة» is «للاداره», «٣٤» is «34»."""
    return list(filter(None, map(_folded, _word().findall(text))))


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """One light stem of a folded word: «والمسؤولين», «للمسؤول» and «مسؤولون» share «مسوول».

    After Larkey, Ballesteros and Connell (2002), light10: an article, a suffix, and without an article a
    letter that is a word, if four are left: «وبيانها» and «البيان» are «بيان». A figure is its own stem.
    """
    if word[:1].isdigit():
        return word
    bare = _without(word, _ARTICLES, _SHORTEST)
    ends = (end for end in _SUFFIXES if bare.endswith(end) and len(bare) - len(end) >= _SHORTEST)
    short = bare.removesuffix(next(ends, ""))
    return short if bare != word else _without(short, _LETTERS, _SHORTEST + 1)


def _without(word: str, prefixes: Sequence[str], least: int) -> str:
    fitting = (prefix for prefix in prefixes if word.startswith(prefix) and len(word) - len(prefix) >= least)
    return word.removeprefix(next(fitting, ""))


@lru_cache(maxsize=1 << 18)
def _folded(word: str) -> str:
    return normalize(word, Level.FOLDED).text


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"[^\\W{TATWEEL}][\\w{MARKS}]*")
