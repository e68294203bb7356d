"""One step of training: launched kernel by kernel, or recorded and replayed."""

from dataclasses import dataclass
from typing import Protocol

import torch
from accelerate import Accelerator

from training.batches import Batch
from training.network import Losses
from training.rooms import put_into, room_for


class Step(Protocol):
    """Changes the weights once."""

    def ready(self, batch: Batch) -> Batch:
        """The batch as the step wants it; from any thread, and before its turn."""

    def __call__(self, batch: Batch, rate: float, consistency: float) -> Losses:
        """Takes what `ready` gave; `consistency` is that of the objective."""


class PlainStep:
    """Each kernel is launched as it comes."""

    def __init__(
        self,
        accelerator: Accelerator,
        objective: torch.nn.Module,
        optimizer: torch.optim.Optimizer,
        clip: float,
    ) -> None:
        self._accelerator, self._objective, self._optimizer = accelerator, objective, optimizer
        self._clip = clip

    def ready(self, batch: Batch) -> Batch:
        return batch.pinned() if self._accelerator.device.type == "cuda" else batch

    def __call__(self, batch: Batch, rate: float, consistency: float) -> Losses:
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        return self.work(batch.to(self._accelerator.device), consistency)

    def work(self, batch: Batch, consistency: float) -> Losses:
        """All of it but the rate; the gradients are made anew, so that a recording owns its own."""
        self._optimizer.zero_grad(set_to_none=True)
        losses: Losses = self._objective(*batch.tensors, consistency=consistency, roomy=batch.roomy)
        self._accelerator.backward(losses.total)
        self._accelerator.clip_grad_norm_(self._objective.parameters(), self._clip)
        self._optimizer.step()
        return losses


@dataclass(frozen=True, slots=True)
class Recording:
    """A step of one shape: what it reads, what it writes."""

    graph: torch.cuda.CUDAGraph
    batch: Batch
    losses: Losses

    def replay(self, batch: Batch) -> Losses:
        """The losses are overwritten by the next replay."""
        for here, new in zip(self.batch.tensors, batch.tensors, strict=True):
            here.copy_(new, non_blocking=True)
        self.graph.replay()
        return self.losses


class RecordedStep:
    """On one CUDA device: a shape that comes again is recorded, and from then on replayed.

    A small model's step is a thousand small kernels, and launching them takes longer than they do. From here
    on the optimizer keeps its rate and its counts on the device: what is recorded must not look elsewhere.
    """

    def __init__(
        self, plain: PlainStep, optimizer: torch.optim.Optimizer, batch_tokens: int, pad: int
    ) -> None:
        self._plain, self._optimizer = plain, optimizer
        self._batch_tokens, self._pad = batch_tokens, pad
        self._recordings: dict[tuple[torch.Size, float], Recording | None] = {}
        self._device = torch.device("cuda", torch.cuda.current_device())
        self._stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        for group in optimizer.param_groups:
            group |= {"lr": torch.tensor(float(group["lr"]), device=self._device), "capturable": True}

    def ready(self, batch: Batch) -> Batch:
        room = room_for(batch, self._batch_tokens)
        return (put_into(batch, room, self._pad) if room else batch).pinned()

    def __call__(self, batch: Batch, rate: float, consistency: float) -> Losses:
        for group in self._optimizer.param_groups:
            group["lr"].fill_(rate)
        if not batch.roomy:
            return self._plain.work(batch.to(self._device), consistency)
        key = (batch.labels.shape, consistency)
        if key not in self._recordings:
            self._recordings[key] = None
            return self._first(batch.to(self._device), consistency)
        recording = self._recordings[key]
        if recording is None:
            recording = self._recordings[key] = self._record(batch.to(self._device), consistency)
        return recording.replay(batch)

    def _first(self, batch: Batch, consistency: float) -> Losses:
        """Libraries set themselves up in the first step of a shape, which a recording must not hold."""
        self._stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(self._stream):
            losses = self._plain.work(batch, consistency)
        torch.cuda.current_stream().wait_stream(self._stream)
        return losses

    def _record(self, batch: Batch, consistency: float) -> Recording:
        """Nothing is computed yet. Other threads may go on, such as the one that makes batches."""
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            losses = self._plain.work(batch, consistency)
        return Recording(graph, batch, losses)
