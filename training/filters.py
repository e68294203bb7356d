"""Filters over sentence pairs: each has a name, so that `prepare` can report what it took."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from training.pairs import Pair
from training.recipe import FilterRecipe

Filter = Callable[[Pair], bool]
"""True where the pair may stay."""

_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_DIGITS = re.compile(r"\d+")
# The word that begins the Unicode names of a script's letters; a language that is not here is written in Latin.
_SCRIPTS = {"ara": "ARABIC", "pes": "ARABIC", "urd": "ARABIC", "heb": "HEBREW", "rus": "CYRILLIC"}
_SCRIPTS |= {
    "ukr": "CYRILLIC",
    "hin": "DEVANAGARI",
    "zho": "CJK",
    "kor": "HANGUL",
    "jpn": "CJK HIRAGANA KATAKANA",
}


def tidy(text: str) -> str:
    """One line, single blanks, none around it; nothing else is touched."""
    return _BLANKS.sub(" ", text).strip()


@lru_cache(maxsize=65536)
def _script(character: str) -> str:
    return unicodedata.name(character, "?").split()[0].split("-")[0]


def script_share(text: str, language: str) -> float:
    """The share of the letters that are in the script of a language (ISO 639-3); 1.0 for a text without letters."""
    scripts = _SCRIPTS.get(language, "LATIN").split()
    letters = [c for c in text if c.isalpha()]
    return sum(_script(c) in scripts for c in letters) / len(letters) if letters else 1.0


def length_ratio(pair: Pair) -> float:
    """The longer side over the shorter, in characters; 1.0 where both are short, since there it tells nothing."""
    short, long = sorted((len(pair.source), len(pair.target)))
    return long / max(short, 1) if long > 20 else 1.0


def numbers_agree(pair: Pair) -> bool:
    """False where a side has three numbers or more and the other shares none of them: such a pair is misaligned."""
    left, right = (
        {str(int(d)) for d in _DIGITS.findall(unicodedata.normalize("NFKC", side))}
        for side in (pair.source, pair.target)
    )
    return not (max(len(left), len(right)) >= 3 and not left & right)


def filters(recipe: FilterRecipe, source_language: str) -> dict[str, Filter]:
    """The filters of a recipe, in the order in which they are tried."""

    def in_script(pair: Pair) -> bool:
        target_language = pair.tag.split("_")[-1]
        return (
            script_share(pair.source, source_language) >= recipe.min_script_share
            and script_share(pair.target, target_language) >= recipe.min_script_share
        )

    return {
        "empty": lambda pair: bool(pair.source and pair.target),
        "script": in_script,
        "copied": lambda pair: pair.source != pair.target,
        "ratio": lambda pair: length_ratio(pair) <= recipe.max_ratio,
        "numbers": numbers_agree,
    }


def folded(text: str) -> str:
    """Letters and digits alone, folded: two texts that fold alike are near-duplicates."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


class Duplicates:
    """Remembers pairs, to drop the next one that folds alike on both sides for the same tag."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def fresh(self, pair: Pair) -> bool:
        """True at the first sight of a pair."""
        key = hash((pair.tag, folded(pair.source), folded(pair.target)))
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


class Contamination:
    """The sentences of the evaluation sets, to drop training pairs that hold one, exactly or nearly."""

    def __init__(self, sentences: Iterable[str], near_overlap: float) -> None:
        self._near_overlap = near_overlap
        self._exact: set[str] = set()
        self._trigrams: dict[tuple[str, ...], list[int]] = {}
        self._sizes: list[int] = []
        for sentence in sentences:
            self._exact.add(folded(sentence))
            grams = set(_word_trigrams(sentence))
            for gram in grams:
                self._trigrams.setdefault(gram, []).append(len(self._sizes))
            self._sizes.append(len(grams))
        self._exact.discard("")

    def clean(self, pair: Pair) -> bool:
        """False where a side stands in an evaluation set, whichever language it was listed under."""
        return not any(self._holds(side) for side in (pair.source, pair.target))

    def _holds(self, text: str) -> bool:
        if folded(text) in self._exact:
            return True
        grams = set(_word_trigrams(text))
        shared: dict[int, int] = {}
        for gram in grams:
            for sentence in self._trigrams.get(gram, ()):
                shared[sentence] = shared.get(sentence, 0) + 1
        # Fewer than four shared trigrams are a phrase of the language, not a sentence.
        return any(
            n >= 4 and n >= self._near_overlap * min(len(grams), self._sizes[s]) for s, n in shared.items()
        )


def _word_trigrams(text: str) -> Iterator[tuple[str, ...]]:
    words = [w for w in (folded(w) for w in text.split()) if w]
    return zip(words, words[1:], words[2:], strict=False)
