"""What a run is made of and how it is kept: the full state for the same machine, averaged weights for any."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

PIECE_BYTES = 15 << 20  # weights travel in files of at most 16 MiB


@dataclass(slots=True)
class Progress:
    """Where a run stands: `pool` and `batch` place the next step in the sampler's order."""

    step: int = 0
    pool: int = 0
    batch: int = 0
    seconds: float = 0.0  # spent in training, over all slices
    target_tokens: int = 0


class Average:
    """An exponential moving average of the weights, in float32; young averages forget faster."""

    def __init__(self, model: torch.nn.Module, decay: float) -> None:
        self.decay = decay
        self.weights = {n: p.detach().float().clone() for n, p in model.named_parameters()}

    @torch.no_grad()
    def update(self, model: torch.nn.Module, step: int) -> None:
        """Takes in the model's present weights."""
        decay = min(self.decay, (1 + step) / (10 + step))
        mine, theirs = [], []
        for name, parameter in model.named_parameters():
            mine.append(self.weights[name])
            theirs.append(parameter.detach().float())
        torch._foreach_lerp_(mine, theirs, 1 - decay)

    @torch.no_grad()
    def swap(self, model: torch.nn.Module) -> None:
        """Exchanges the model's weights with the average; a second call puts them back."""
        for name, parameter in model.named_parameters():
            kept = parameter.detach().clone()
            parameter.copy_(self.weights[name])
            self.weights[name] = kept.float()


def save_state(path: Path, state: dict[str, Any]) -> None:
    """Writes the whole state aside, then renames."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)


def load_state(path: Path) -> dict[str, Any]:
    """The state of `save_state`, on the CPU."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def save_average(folder: Path, weights: dict[str, torch.Tensor]) -> None:
    """Averaged float16 weights in pieces `average-NN.safetensors`; a marker of their number is written last."""
    pieces: list[dict[str, torch.Tensor]] = [{}]
    size = 0
    for name, weight in sorted(weights.items()):
        half = weight.to(torch.float16).contiguous()
        if size and size + half.nbytes > PIECE_BYTES:
            pieces.append({})
            size = 0
        pieces[-1][name] = half
        size += half.nbytes
    for number, piece in enumerate(pieces):
        part = folder / f"average-{number:02d}.part"
        save_file(piece, part)
        os.replace(part, folder / f"average-{number:02d}.safetensors")
    for old in sorted(folder.glob("average-*.safetensors"))[len(pieces) :]:
        old.unlink()


def load_average(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of `save_average`, in float32; raises FileNotFoundError where there are none."""
    files = sorted(folder.glob("average-*.safetensors"))
    if not files:
        raise FileNotFoundError(f"{folder} holds no average-*.safetensors")
    return {name: weight.float() for file in files for name, weight in load_file(file).items()}
