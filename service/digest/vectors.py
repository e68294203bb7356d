"""What a story is about, as a vector: its stems, runs of letters within its words, and its figures.

Stems tell names and rare words from common ones; runs of letters bear with spellings and forms that a stemmer
misses, «فيتنام» and «الفيتناميين»; figures tell two floods in one country apart. The headline and the lead
count twice, and rarity counts squared for runs, since the common ones are in every story.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from service.digest.frequencies import load_frequencies
from service.digest.items import Item
from service.digest.stemming import stem, words

Matrix = Any
"""A sparse matrix of scipy."""

STEMS, RUNS, FIGURES = 0.6, 0.32, 0.08
"""What each view's cosine weighs; chosen by hand on the training stories, with an eye on wire-dev."""

_LEAD = 2
_RUNS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row for each story: products of `rows` are weighed sums of three cosines, of `stems` the first."""

    rows: Matrix
    stems: Matrix


def vectors(items: Sequence[Item]) -> Vectors:
    """A row an item; the same for the same items in the same order."""
    from scipy.sparse import hstack

    vocabulary: dict[str, int] = {}
    table = _matrix(_counts(item, vocabulary) for item in items)
    row = list(vocabulary) or [""]
    stems = table @ _spread(row, lambda word: {stem(word): 1.0})
    weights = _weigh(stems, list(dict.fromkeys(map(stem, row))))
    runs = table @ _spread(row, lambda word: dict.fromkeys(_runs(word), weights[stem(word)] ** 2))
    figures = table.sign() @ _spread(row, lambda word: _figure(word, weights))
    views = _scaled(stems, STEMS), _scaled(runs, RUNS), _scaled(figures, FIGURES)
    return Vectors(hstack(views, format="csr", dtype="float32"), stems)


def _counts(item: Item, vocabulary: dict[str, int]) -> dict[int, float]:
    """How often each word stands in it; new words are entered into the vocabulary."""
    lead, _, rest = item.text.partition("\n")
    found: Counter[int] = Counter()
    for text, weight in ((item.title, _LEAD), (lead, _LEAD), (rest, 1)):
        for word in words(text):
            found[vocabulary.setdefault(word, len(vocabulary))] += weight
    return {column: float(count) for column, count in found.items()}


def _weigh(counts: Matrix, stems: Sequence[str]) -> dict[str, float]:
    """Multiplies a table by the weights of its columns, in place; the weights, by stem."""
    from numpy import array as numpy_array
    from numpy import bincount

    frequencies = load_frequencies()
    own = bincount(counts.indices, minlength=len(stems)).tolist()
    weights = [
        frequencies.weight(each, number, counts.shape[0]) for each, number in zip(stems, own, strict=True)
    ]
    counts.data *= numpy_array(weights, dtype="float32")[counts.indices]
    return dict(zip(stems, weights, strict=True))


def _runs(word: str) -> Iterable[str]:
    framed = f" {word} "
    return (framed[at : at + n] for n in _RUNS for at in range(max(1, len(framed) - n + 1)))


def _figure(word: str, weights: Mapping[str, float]) -> dict[str, float]:
    """A figure of two digits or more: single ones are everywhere."""
    return {word: sqrt(weights[word])} if word[:1].isdigit() and len(word) > 1 else {}


def _spread(vocabulary: Sequence[str], features: Callable[[str], Mapping[str, float]]) -> Matrix:
    """From words to the features of a view, with their weights."""
    at: dict[str, int] = {}
    return _matrix(
        {at.setdefault(each, len(at)): weight for each, weight in features(word).items()}
        for word in vocabulary
    )


def _matrix(rows: Iterable[Mapping[int, float]]) -> Matrix:
    """As wide as the highest column in it."""
    from numpy import frombuffer
    from scipy.sparse import csr_matrix

    columns, values, ends = array("i"), array("f"), array("i", [0])
    for row in rows:
        columns.extend(row)
        values.extend(row.values())
        ends.append(len(columns))
    if not columns:
        return csr_matrix((len(ends) - 1, 1), dtype="float32")
    return csr_matrix((frombuffer(values, "f"), frombuffer(columns, "i"), frombuffer(ends, "i")))


def _scaled(rows: Matrix, share: float) -> Matrix:
    """In place: every row as long as the root of a share; a row of nothing stays as it is."""
    from sklearn.preprocessing import normalize

    normalize(rows, copy=False)
    rows.data *= sqrt(share)
    return rows
