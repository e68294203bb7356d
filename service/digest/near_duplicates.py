"""Pairs of stories with nearly the same wording: MinHash over runs of words.

Broder (1997): the share of hash functions whose least value over both stories' runs is the same estimates
the share of runs that both have. Pairs that agree in a band of functions are compared in full.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any
from zlib import crc32

from service.digest.items import Item
from service.digest.stemming import stem, words

Shingles = Any
"""A sorted numpy array of the hashes of a story's runs of words, as uint32."""

ALIKE = 0.4
"""The share of two stories' runs that both have, from which they are near-duplicates: a story that an update
makes twice as long keeps 0.5."""

_RUN = 3  # words
# So many bands of so many functions find 96 % of pairs that share 0.4 of their runs, and 99.8 % at 0.5.
_BANDS, _IN_BAND = 48, 3
_SEED = 1


def near_duplicates(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, in ascending order; of many copies not every pair, but a chain."""
    shingles = [_shingles(item) for item in items]
    for one, other in _candidates(shingles):
        if _jaccard(shingles[one], shingles[other]) >= ALIKE:
            yield one, other


def _shingles(item: Item) -> Shingles:
    """Of stems, so that «الوزير» and «وزير» do not part two copies; a story of two words has one run."""
    from numpy import array, uint32, unique

    row = array(list(map(_hash, words(f"{item.title}\n{item.text}"))), dtype=uint32)
    count = max(len(row) - _RUN + 1, min(len(row), 1))
    mixed = row[:count]
    for at in range(1, min(_RUN, len(row))):  # the multiplier is that of MurmurHash3's final mix
        mixed = (mixed ^ (mixed >> uint32(15))) * uint32(0x85EBCA6B) + row[at : at + count]
    return unique(mixed)


@lru_cache(maxsize=1 << 18)
def _hash(word: str) -> int:
    """The same in every process, unlike Python's own."""
    return crc32(stem(word).encode())


def _candidates(shingles: Sequence[Shingles]) -> list[tuple[int, int]]:
    bands: dict[bytes, list[int]] = defaultdict(list)
    for at, each in enumerate(shingles):
        if len(each):
            for band, least in enumerate(_signature(each)):
                bands[bytes([band]) + least.tobytes()].append(at)
    found = {pair for group in bands.values() for pair in pairwise(group)}
    found |= {(group[0], at) for group in bands.values() for at in group[1:]}
    return sorted(found)


def _signature(shingles: Shingles) -> Any:  # noqa: ANN401  # an array, a row for each band
    """The least value of each hash function: a permutation of the numbers below 2 ** 32."""
    factors, terms = _permutations()
    return (shingles[:, None] * factors + terms).min(axis=0).reshape(_BANDS, _IN_BAND)


@cache
def _permutations() -> tuple[Any, Any]:
    """Odd factors and terms of x -> factor * x + term modulo 2 ** 32."""
    from numpy import random, uint32

    drawn = random.default_rng(_SEED).integers(1 << 32, size=(2, _BANDS * _IN_BAND), dtype=uint32)
    return drawn[0] | uint32(1), drawn[1]


def _jaccard(one: Shingles, other: Shingles) -> float:
    from numpy import intersect1d

    both = len(intersect1d(one, other, assume_unique=True))
    return both / (len(one) + len(other) - both)
