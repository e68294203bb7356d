"""Batches of padded tensors."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from training.shards import Ragged, Shards

IGNORED = -100  # the label of a padded position, as in PyTorch's cross-entropy


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (rows, positions).

    `real` holds the places of the flattened labels that are no padding: found here, on the processor, since a
    device would have to be waited for. `links` has shape (n, 3): row, target position, source position.
    """

    source: torch.Tensor
    mask: torch.Tensor
    labels: torch.Tensor
    real: torch.Tensor
    links: torch.Tensor
    target_tokens: int  # labels, padding left out
    roomy: bool = False  # padded to a shape of its own: see `training/rooms.py`

    def to(self, device: torch.device) -> "Batch":
        """The same batch on a device."""
        return self._each(lambda tensor: tensor.to(device, non_blocking=True))

    def pinned(self) -> "Batch":
        """The same batch in memory that a GPU copies from by itself."""
        return self._each(torch.Tensor.pin_memory)

    def _each(self, change: Callable[[torch.Tensor], torch.Tensor]) -> "Batch":
        source, mask, labels, real, links = map(change, self.tensors)
        return Batch(source, mask, labels, real, links, self.target_tokens, self.roomy)

    @property
    def tensors(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """In the order in which the objective takes them."""
        return self.source, self.mask, self.labels, self.real, self.links


def batch_of(shards: Shards, indices: npt.NDArray[np.int64], pad: int) -> Batch:
    """The batch of some examples."""
    return collate(
        shards.rows("source", indices), shards.rows("target", indices), pad, shards.rows("links", indices)
    )


def collate(source: Ragged, target: Ragged, pad: int, links: Ragged | None = None) -> Batch:
    """Pads rows into tensors; `links` are flat, as the shards hold them."""
    padded = _padded(source, pad)
    mask = np.arange(padded.shape[1]) < source.lengths[:, None]
    labels = _padded(target, IGNORED)
    return Batch(
        source=torch.from_numpy(padded),
        mask=torch.from_numpy(mask.astype(np.int64)),
        labels=torch.from_numpy(labels),
        real=torch.from_numpy(np.flatnonzero(labels != IGNORED)),
        links=torch.from_numpy(_triples(links) if links is not None else np.empty((0, 3), np.int64)),
        target_tokens=int(target.lengths.sum()),
    )


def ragged(rows: list[list[int]]) -> Ragged:
    """Rows of ids."""
    lengths = np.array([len(row) for row in rows], np.int64)
    return Ragged(np.array([value for row in rows for value in row], np.int64), lengths)


def _padded(rows: Ragged, fill: int) -> npt.NDArray[np.int64]:
    matrix = np.full((len(rows.lengths), int(rows.lengths.max())), fill, np.int64)
    matrix[np.arange(matrix.shape[1]) < rows.lengths[:, None]] = rows.values
    return matrix


def _triples(links: Ragged) -> npt.NDArray[np.int64]:
    positions = links.values.reshape(-1, 2).astype(np.int64)
    row = np.repeat(np.arange(len(links.lengths)), links.lengths // 2)
    return np.column_stack([row, positions[:, 1], positions[:, 0]])
