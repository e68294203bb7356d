"""A test of the language by its function words: no model, and it is never wrong about a single name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from service.languages import Language
from training.folding import folded_words

_FEWEST = 3  # function words of another language that tell; two can stand in a title that is quoted
_SPOKEN = "spoken"  # the list of spoken Arabic


def in_another_language(text: str, tongue: Language) -> bool:
    """Whether a text has three different function words of another language, and twice as many as of its own.

    A word that both have counts for neither. One word of spoken Arabic tells, since a news desk writes none.
    A language without a list is never doubted.
    """
    lists = _lists()
    own = lists.get(tongue.iso639_3)
    if own is None:
        return False
    words = set(folded_words(text))
    if tongue.iso639_3 == "ara" and not lists[_SPOKEN].isdisjoint(words):
        return True
    most = max(2 * len(words & own), _FEWEST - 1)
    return any(
        len(words & others - own) > most
        for name, others in lists.items()
        if name not in (tongue.iso639_3, _SPOKEN)
    )


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    """By ISO 639-3 code."""
    text = (Path(__file__).parent / "function_words.toml").read_text(encoding="utf-8")
    return {name: frozenset(folded_words(words)) for name, words in tomllib.loads(text).items()}
