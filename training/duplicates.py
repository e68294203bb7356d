"""Near-duplicates: pairs that say what another pair has said."""

import re

from training.folding import folded, folded_words
from training.pairs import Pair

_LONG = 6  # words from which a sentence is known by its long words alone
_LETTERS = 4  # of a long word
_DIGITS = re.compile(r"\d+")

Print = str | tuple[str, ...]


class Duplicates:
    """Remembers pairs of every tag, to drop the next that is nearly the same on both sides."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def fresh(self, pair: Pair) -> bool:
        """True at the first sight of a pair."""
        key = hash((pair.tag, fingerprint(pair.source), fingerprint(pair.target)))
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


def fingerprint(text: str) -> Print:
    """What near-duplicates share: the set of long words, numbers left out; of a short text all letters.

    «Select Save to store the 2 files.» and «Select "Save" to store 15 files.» share theirs.
    """
    words = folded_words(text)
    if len(words) < _LONG:
        return folded(text)
    return tuple(sorted({word for word in words if len(_DIGITS.sub("", word)) >= _LETTERS}))
