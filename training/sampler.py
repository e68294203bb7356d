"""Which examples a step sees: a pure function of the seed and the step's place, for resumed runs."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from training.errors import TrainingError
from training.shards import Shards

POOL = 12_000  # examples that are sorted by length together

Indices = npt.NDArray[np.int64]


class Sampler:
    """Temperature sampling over corpora: shares are proportional to weight * examples ** (1 / temperature).

    `tags` multiplies the shares by target tag; a tag that it does not name is left out.
    With a `ladder`, a length counts as its next step. Raises TrainingError where that leaves nothing.
    """

    def __init__(
        self,
        shards: Shards,
        *,
        temperature: float,
        seed: int,
        batch_tokens: int,
        tags: Mapping[str, float] | None = None,
        ladder: Sequence[int] = (),
    ) -> None:
        self._seed = seed
        self._batch_tokens = batch_tokens
        self._lengths = np.maximum(shards.lengths("source"), shards.lengths("target"))
        self._taken = _rounded(self._lengths, ladder)
        self._members = [np.flatnonzero(shards.corpus_of == i) for i in range(len(shards.corpora))]
        sizes = [len(members) for members in self._members]
        pull = np.array(
            [c.weight * size ** (1 / temperature) for c, size in zip(shards.corpora, sizes, strict=True)]
        )
        if tags is not None:
            pull *= [tags.get(corpus.tag, 0.0) for corpus in shards.corpora]
        if not pull.sum() > 0:
            known = ", ".join(dict.fromkeys(corpus.tag for corpus in shards.corpora))
            raise TrainingError(f"no corpus is left to train on: --tags may name {known}")
        self.shares = pull / pull.sum()

    def pool(self, number: int) -> list[Indices]:
        """The batches of one pool, as arrays of example indices, in the order of their steps.

        A batch's rows times its longest side is at most `batch_tokens`, unless it has a single row.
        """
        picked = np.concatenate([self._part(corpus, number) for corpus in range(len(self._members))])
        randomness = np.random.default_rng([self._seed, 1, number])
        # A little noise in the lengths, so that the same examples do not always meet.
        keys = self._lengths[picked] * randomness.uniform(0.9, 1.1, len(picked))
        batches = list(self._cut(picked[np.argsort(keys, kind="stable")]))
        return [batches[i] for i in randomness.permutation(len(batches))]

    def _part(self, corpus: int, pool: int) -> Indices:
        """A corpus's quota of a pool: the next stretch of its endless row of shuffled rounds."""
        size = len(self._members[corpus])
        if not size or not self.shares[corpus]:
            return self._members[corpus][:0]
        quota = max(1, round(float(self.shares[corpus]) * POOL))
        first = pool * quota
        rounds = range(first // size, (first + quota - 1) // size + 1)
        row = np.concatenate([self._round(corpus, number) for number in rounds])
        start = first - rounds.start * size
        return row[start : start + quota]

    def _round(self, corpus: int, number: int) -> Indices:
        return np.random.default_rng([self._seed, 2, corpus, number]).permutation(self._members[corpus])

    def _cut(self, order: Indices) -> Iterator[Indices]:
        start, longest = 0, 0
        for end, length in enumerate(self._taken[order].tolist()):
            longest = max(longest, length)
            if longest * (end - start + 1) > self._batch_tokens and end > start:
                yield order[start:end]
                start, longest = end, length
        yield order[start:]


def _rounded(lengths: Indices, ladder: Sequence[int]) -> Indices:
    """What is longer than the ladder stays as it is."""
    steps = np.array(ladder, np.int64)
    place = np.searchsorted(steps, lengths)
    return np.where(place < len(steps), np.append(steps, 0)[place], lengths)
