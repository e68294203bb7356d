"""The folder of a run: `state.pt`, the averaged weights, `run.json`."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from transformers.modeling_utils import PreTrainedModel

from training.errors import TrainingError
from training.log import Say, Window
from training.plan import Plan
from training.start import Start
from training.state import (
    Average,
    Progress,
    fill,
    load_average,
    load_state,
    read_facts,
    save_average,
    save_state,
    write_aside,
)


@dataclass(slots=True)
class Running:
    """A run in memory: all that a checkpoint holds."""

    model: PreTrainedModel
    optimizer: torch.optim.Optimizer
    average: Average
    progress: Progress
    window: Window


class RunFolder:
    """Keeps a run, and finds it again."""

    def __init__(self, path: Path, start: Start, say: Say) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._path, self._start, self._say = path, start, say

    def resume(self, running: Running) -> None:
        """From the full state; where that is gone, from the averaged weights; else from the beginning.

        Raises TrainingError where the state belongs to another shape, vocabulary or base.
        """
        if (self._path / "state.pt").is_file():
            self._from_state(running)
        elif (self._path / "run.json").is_file() and any(self._path.glob("average-*.safetensors")):
            self._from_average(running)

    def _from_state(self, running: Running) -> None:
        state = load_state(self._path / "state.pt")
        self._agree(state.get("origin", {}))
        try:
            running.model.load_state_dict(state["model"])
            running.optimizer.load_state_dict(state["optimizer"])
        except (RuntimeError, ValueError):
            raise self._refusal("shape or vocabulary") from None
        device = running.average.device
        running.average.weights = {name: weight.to(device) for name, weight in state["average"].items()}
        running.progress = Progress(**state["progress"])
        running.window = Window(**state.get("window", {}))
        self._say(f"going on from step {running.progress.step}")

    def _from_average(self, running: Running) -> None:
        """Warms up again, since the optimizer knows nothing."""
        facts = read_facts(self._path)
        fill(running.model, load_average(self._path), str(self._path))
        running.average.take(running.model)
        running.progress = Progress(**{name: facts[name] for name in asdict(Progress()) if name in facts})
        running.progress.began = running.progress.step
        self._say(
            f"the full state is gone: going on from the averaged weights of step {running.progress.step}"
        )

    def _agree(self, origin: dict[str, Any]) -> None:
        for name, value in origin.items():
            if self._start.origin.get(name) != value:
                raise self._refusal(name)

    def _refusal(self, what: str) -> TrainingError:
        return TrainingError(
            f"{self._path} holds a run of another {what}: give the same as before, or another --out"
        )

    def save(self, running: Running, plan: Plan) -> None:
        """Writes the full state, the averaged weights and what `export` needs to know, each aside first."""
        state = {
            "model": running.model.state_dict(),
            "optimizer": running.optimizer.state_dict(),
            "average": running.average.weights,
            "progress": asdict(running.progress),
            "window": asdict(running.window),
            "origin": self._start.origin,
        }
        save_state(self._path / "state.pt", state)
        save_average(self._path, running.average.weights)
        facts = asdict(running.progress) | self._start.facts
        facts["device"] = running.average.device.type
        facts["tags"] = None if plan.tags is None else dict(plan.tags)
        write_aside(self._path / "run.json", json.dumps(facts, indent=1))
