"""What a run is made of and how it is kept: the full state for the same machine, averaged weights for any."""

import json
import os
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from training.errors import TrainingError

PIECE_BYTES = 15 << 20  # weights travel in files of at most 16 MiB


@dataclass(slots=True)
class Progress:
    """Where a run stands: `pool` and `batch` place the next step in the sampler's order."""

    step: int = 0
    pool: int = 0
    batch: int = 0
    seconds: float = 0.0  # spent in training, over all slices
    target_tokens: int = 0
    began: int = 0  # the step at which the optimizer began anew: 0, or where only averaged weights were left


class Average:
    """An exponential moving average of the weights, in float32; young averages forget faster."""

    def __init__(self, model: torch.nn.Module, decay: float) -> None:
        self._decay = decay
        self.weights: dict[str, torch.Tensor] = {}
        self.take(model)

    @property
    def device(self) -> torch.device:
        """Where the weights are."""
        return next(iter(self.weights.values())).device

    def take(self, model: torch.nn.Module) -> None:
        """Begins with the model's present weights."""
        self.weights = {n: p.detach().float().clone() for n, p in model.named_parameters()}

    @torch.no_grad()
    def update(self, model: torch.nn.Module, step: int) -> None:
        """Takes in the model's present weights."""
        decay = min(self._decay, (1 + step) / (10 + step))
        mine, theirs = [], []
        for name, parameter in model.named_parameters():
            mine.append(self.weights[name])
            theirs.append(parameter.detach().float())
        torch._foreach_lerp_(mine, theirs, 1 - decay)

    @torch.no_grad()
    def swap(self, model: torch.nn.Module) -> None:
        """Exchanges the model's weights with the average; a second call puts them back."""
        for name, parameter in model.named_parameters():
            kept = parameter.detach().float().clone()
            parameter.copy_(self.weights[name])
            self.weights[name] = kept


def write_aside(path: Path, text: str) -> None:
    """Writes a text beside its place, then renames it there."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def save_state(path: Path, state: dict[str, Any]) -> None:
    """Writes the whole state aside, to the disk, then renames."""
    part = path.with_suffix(".part")
    with part.open("wb") as stream:
        torch.save(state, stream)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def load_state(path: Path) -> dict[str, Any]:
    """The state of `save_state`, on the CPU; raises TrainingError where the file is damaged."""
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (RuntimeError, EOFError, pickle.UnpicklingError):
        raise TrainingError(
            f"{path} is damaged: delete it, and training goes on from the averaged weights"
        ) from None
    return state


def save_average(folder: Path, weights: dict[str, torch.Tensor]) -> None:
    """Averaged float16 weights in pieces `average-NN.safetensors`."""
    pieces: list[dict[str, torch.Tensor]] = [{}]
    size = 0
    for name, weight in sorted(weights.items()):
        half = weight.to("cpu", torch.float16).contiguous()
        if size and size + half.nbytes > PIECE_BYTES:
            pieces.append({})
            size = 0
        pieces[-1][name] = half
        size += half.nbytes
    wanted = [f"average-{number:02d}.safetensors" for number in range(len(pieces))]
    for piece, name in zip(pieces, wanted, strict=True):
        part = folder / f"{name}.part"
        save_file(piece, part)
        part.replace(folder / name)
    for old in folder.glob("average-*.safetensors"):
        if old.name not in wanted:
            old.unlink()


def load_average(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of `save_average`, in float32; raises TrainingError where none can be read."""
    files = sorted(folder.glob("average-*.safetensors"))
    if not files:
        raise TrainingError(f"{folder} holds no averaged weights: name the folder of a run that has saved")
    try:
        return {name: weight.float() for file in files for name, weight in load_file(file).items()}
    except (SafetensorError, OSError):
        raise TrainingError(f"the averaged weights in {folder} are damaged: copy them again") from None


def fill(model: torch.nn.Module, weights: dict[str, torch.Tensor], name: str) -> None:
    """Puts averaged weights into a model of the same shape; raises TrainingError where they do not fit."""
    wanted = {
        each: parameter.shape for each, parameter in model.named_parameters() if parameter.requires_grad
    }
    given = {each: weight.shape for each, weight in weights.items() if each in wanted}
    if given != wanted:
        raise TrainingError(
            f"the weights in {name} are of another shape or vocabulary: give their --shape and --data"
        )
    model.load_state_dict(weights, strict=False)


def read_facts(folder: Path) -> dict[str, Any]:
    """What `run.json` says of a run; raises TrainingError where there is none."""
    try:
        facts: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise TrainingError(f"{folder} holds no run: name the folder that `train --out` wrote") from None
    return facts
