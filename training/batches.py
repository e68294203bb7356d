"""Which examples a step sees: a pure function of the seed and the step's place, so a resumed run sees the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from training.shards import Shards

POOL = 12_000  # examples that are sorted by length together
IGNORED = -100  # the label of a padded position, as in PyTorch's cross-entropy


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (rows, positions); `links` has shape (n, 3): row, target position, source position."""

    source: torch.Tensor
    mask: torch.Tensor
    labels: torch.Tensor
    links: torch.Tensor

    def to(self, device: torch.device) -> "Batch":
        """The same batch on a device."""
        return Batch(*(t.to(device, non_blocking=True) for t in self.tensors))

    @property
    def tensors(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """In the order in which the objective takes them."""
        return self.source, self.mask, self.labels, self.links

    @property
    def target_tokens(self) -> int:
        """The number of labels, padding left out."""
        return int((self.labels != IGNORED).sum())


class Sampler:
    """Temperature sampling over corpora: shares are proportional to weight * examples ** (1 / temperature).

    `tags` multiplies the shares by target tag; a tag that it does not name is left out.
    """

    def __init__(
        self,
        shards: Shards,
        temperature: float,
        seed: int,
        batch_tokens: int,
        tags: Mapping[str, float] | None = None,
    ) -> None:
        self._shards = shards
        self._seed = seed
        self._batch_tokens = batch_tokens
        self._lengths = np.maximum(shards.lengths("source"), shards.lengths("target"))
        members = [np.flatnonzero(shards.corpus_of == i) for i in range(len(shards.corpora))]
        pull = np.array(
            [c.weight * len(m) ** (1 / temperature) for c, m in zip(shards.corpora, members, strict=True)]
        )
        if tags is not None:
            pull *= [tags.get(c.tag, 0.0) for c in shards.corpora]
        self.shares = pull / pull.sum()
        self._members = members

    def pool(self, number: int) -> list[npt.NDArray[np.int64]]:
        """The batches of one pool, as arrays of example indices, in the order of their steps."""
        picked = np.concatenate([self._part(i, number) for i in range(len(self._members))])
        randomness = np.random.default_rng([self._seed, 1, number])
        # A little noise in the lengths, so that the same examples do not always meet.
        keys = self._lengths[picked] * randomness.uniform(0.9, 1.1, len(picked))
        order = picked[np.argsort(keys, kind="stable")]
        batches = list(self._cut(order))
        return [batches[i] for i in randomness.permutation(len(batches))]

    def _part(self, corpus: int, pool: int) -> npt.NDArray[np.int64]:
        """A corpus's quota of a pool: the next stretch of its endless row of shuffled rounds."""
        members = self._members[corpus]
        if not len(members) or not self.shares[corpus]:
            return members[:0]
        quota = max(1, round(float(self.shares[corpus]) * POOL))
        first = pool * quota
        rounds = {
            n: self._round(corpus, n)
            for n in range(first // len(members), (first + quota - 1) // len(members) + 1)
        }
        places = np.arange(first, first + quota)
        return np.array(
            [rounds[p // len(members)][p % len(members)] for p in places.tolist()], dtype=np.int64
        )

    def _round(self, corpus: int, number: int) -> npt.NDArray[np.int64]:
        return np.random.default_rng([self._seed, 2, corpus, number]).permutation(self._members[corpus])

    def _cut(self, order: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
        start, longest = 0, 0
        for end, index in enumerate(order.tolist()):
            longest = max(longest, int(self._lengths[index]))
            if longest * (end - start + 1) > self._batch_tokens and end > start:
                yield order[start:end]
                start, longest = end, int(self._lengths[index])
        yield order[start:]

    def collate(self, indices: npt.NDArray[np.int64], pad: int) -> Batch:
        """Pads a batch's examples into tensors."""
        return collate(
            [
                (self._shards.source(i), self._shards.target(i), self._shards.links(i))
                for i in indices.tolist()
            ],
            pad,
        )


def collate(
    rows: list[tuple[npt.NDArray[np.uint16], npt.NDArray[np.uint16], npt.NDArray[np.uint8]]], pad: int
) -> Batch:
    """Tensors of (source, target, links) rows."""
    width = max(len(s) for s, _, _ in rows), max(len(t) for _, t, _ in rows)
    source = np.full((len(rows), width[0]), pad, dtype=np.int64)
    labels = np.full((len(rows), width[1]), IGNORED, dtype=np.int64)
    links = []
    for row, (s, t, pairs) in enumerate(rows):
        source[row, : len(s)] = s
        labels[row, : len(t)] = t
        if len(pairs):
            links.append(
                np.column_stack([np.full(len(pairs), row), pairs[:, 1], pairs[:, 0]]).astype(np.int64)
            )
    flat = np.concatenate(links) if links else np.empty((0, 3), dtype=np.int64)
    mask = torch.from_numpy((source != pad).astype(np.int64))
    return Batch(torch.from_numpy(source), mask, torch.from_numpy(labels), torch.from_numpy(flat))
