"""Batches of few fixed shapes: a GPU can replay a step that it has recorded, if nothing changes its shape."""

from dataclasses import dataclass

import torch
from torch.nn.functional import pad as padded

from training.batches import IGNORED, Batch

LADDER = (16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 200, 256, 384, 512)
"""Lengths in pieces. Each is a shape to record; between two of them a batch carries padding."""

_LINKS_PER_TOKEN = 2  # the union of both directions has 1.3 links a target token in our corpora


@dataclass(frozen=True, slots=True)
class Room:
    """A shape: so many rows, both sides so long."""

    rows: int
    length: int

    @property
    def links(self) -> int:
        """So many fit."""
        return self.rows * self.length * _LINKS_PER_TOKEN


def room_for(batch: Batch, batch_tokens: int) -> Room | None:
    """The shape that a batch of a sampler with this ladder is put into; None where it fits none."""
    rows, longest = len(batch.labels), max(batch.source.size(1), batch.labels.size(1))
    length = next((step for step in LADDER if step >= longest), None)
    room = Room(max(1, batch_tokens // length), length) if length else None
    return room if room and rows <= room.rows and len(batch.links) <= room.links else None


def put_into(batch: Batch, room: Room, pad: int) -> Batch:
    """The same batch in that shape.

    An empty row attends to its first position, since attention to nothing is no number. All labels are
    `real`: those that are IGNORED cost nothing where the objective is told that there may be some. A link
    that is none is -1 throughout.
    """
    rows = room.rows - len(batch.labels)

    def wider(tensor: torch.Tensor, fill: int) -> torch.Tensor:
        return padded(tensor, (0, room.length - tensor.size(1), 0, rows), value=fill)

    mask = wider(batch.mask, 0)
    mask[room.rows - rows :, 0] = 1
    return Batch(
        source=wider(batch.source, pad),
        mask=mask,
        labels=wider(batch.labels, IGNORED),
        real=torch.arange(room.rows * room.length),
        links=padded(batch.links, (0, 0, 0, room.links - len(batch.links)), value=-1),
        target_tokens=batch.target_tokens,
        roomy=True,
    )
