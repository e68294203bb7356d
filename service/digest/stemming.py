"""Words of news text in one spelling, and what is left of each without the commonest affixes."""

import re
from functools import cache, lru_cache

from service.arabic.letters import MARKS
from service.arabic.normalize import Level, normalize

_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_SUFFIXES = ("هما", "هم", "ها", "هن", "تين", "تان", "ات", "ون", "ين", "ان", "يه", "ه", "ي", "ا")
_SHORTEST = 3  # letters that are left of a word at least


def words(text: str) -> list[str]:
    """The words and figures of a text, folded: «للإدارة» is «للاداره», «٣٤» is «34»."""
    return list(filter(None, map(_folded, _word().findall(text))))


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """One light stem of a folded word: «والوزراء», «للوزراء» and «وزراء» share «وزرا»; a figure is its own.

    After Larkey, Ballesteros and Connell (2002), light10: one prefix and one suffix, and a letter that is a
    word of its own, such as «و», only where four letters are left: «وزير» stays «وزير».
    """
    if word[:1].isdigit():
        return word
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST + (len(prefix) == 1):
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


@lru_cache(maxsize=1 << 18)
def _folded(word: str) -> str:
    return normalize(word, Level.FOLDED).text


@cache
def _word() -> re.Pattern[str]:
    return re.compile(f"\\w[\\w{MARKS}]*")
