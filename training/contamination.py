"""Sentences of the evaluation sets, kept out of training: exact ones and near ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.folding import folded, folded_words
from training.pairs import Pair
from training.readers.opening import numbered_lines
from training.readers.wire import read_stories

_FEWEST = 4  # shared trigrams; fewer are a phrase of the language, not a sentence

Trigram = tuple[str, str, str]


class Contamination:
    """The sentences of the evaluation sets, to drop training pairs that hold one, exactly or nearly."""

    def __init__(self, sentences: Iterable[str], near_overlap: float) -> None:
        self._near_overlap = near_overlap
        self._exact: set[str] = set()
        self._with: dict[Trigram, list[int]] = {}  # the numbers of the sentences that have a trigram
        self._sizes: list[int] = []
        for sentence in sentences:
            self._exact.add(folded(sentence))
            trigrams = _trigrams(sentence)
            for trigram in trigrams:
                self._with.setdefault(trigram, []).append(len(self._sizes))
            self._sizes.append(len(trigrams))
        self._exact.discard("")

    def clean(self, pair: Pair) -> bool:
        """False where a side stands in an evaluation set, whichever language it was listed under."""
        return not any(self._holds(side) for side in (pair.source, pair.target))

    def _holds(self, text: str) -> bool:
        """Near: the word trigrams shared with one sentence, over those of the shorter of both."""
        if folded(text) in self._exact:
            return True
        trigrams = _trigrams(text)
        shared = Counter(number for trigram in trigrams for number in self._with.get(trigram, ()))
        return any(
            count >= _FEWEST and count >= self._near_overlap * min(len(trigrams), self._sizes[number])
            for number, count in shared.items()
        )


def evaluation_sentences(folder: Path, heldout: Iterable[Path]) -> Iterator[str]:
    """Every line of the parallel files under an evaluation folder, and every text of the held-out stories."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".md", ".tsv", ".jsonl", ".json", ".toml"):
            yield from (line for _, line in numbered_lines(path))
    for path in heldout:
        for story in read_stories(path):
            yield from (text for texts in story.texts for text in texts.values())


def _trigrams(text: str) -> set[Trigram]:
    words = folded_words(text)
    return set(zip(words, words[1:], words[2:], strict=False))
