"""`train`: from prepared shards to averaged weights, in slices that can stop and go on.

Imports torch, transformers, accelerate, sentencepiece, sacrebleu and this folder alone, so that it runs on a
bare machine.
"""

import json
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import torch
from accelerate import Accelerator
from transformers.models.marian.modeling_marian import MarianMTModel

from training.batches import Batch, Sampler
from training.heldout import read_heldout, watch
from training.network import Objective, Shape, build
from training.schedule import Budget, Schedule
from training.shards import Shards
from training.state import Average, Progress, load_average, load_state, save_average, save_state

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run depends on besides its shards; a resumed run must be given the same, but for its ends."""

    budget: Budget
    schedule: Schedule
    shape: Shape
    batch_tokens: int = 2500
    smoothing: float = 0.1
    guidance: float = 1.0
    clip: float = 1.0
    average: float = 0.999
    seed: int = 1
    tags: Mapping[str, float] | None = None  # shares by target tag; all alike where absent
    slice_minutes: float | None = None  # this slice stops after so long, with a checkpoint
    save_minutes: float = 5.0
    watch_minutes: float = 10.0
    stop_step: int | None = None  # this slice stops after this step, with a checkpoint


class Trainer:
    """One run on one set of shards; `out` holds `state.pt`, the average, and `log.jsonl`."""

    def __init__(self, data: Path, out: Path, plan: Plan, warm_start: Path | None, say: Say) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self.plan, self._data, self._out, self._say = plan, data, out, say
        cuda = torch.cuda.is_available()
        self.accelerator = Accelerator(
            mixed_precision="bf16" if not cuda or torch.cuda.is_bf16_supported() else "fp16"
        )
        shards = Shards(data, out / "mapped")
        self._sampler = Sampler(
            shards, shards.manifest["temperature"], plan.seed, plan.batch_tokens, plan.tags
        )
        torch.manual_seed(plan.seed)
        eos = json.loads((data / "vocabulary" / "vocab.json").read_text(encoding="utf-8"))["</s>"]
        self.model: MarianMTModel = build(plan.shape, shards.manifest["vocabulary_size"], eos)
        self._pad = int(self.model.config.pad_token_id)
        if not shards.manifest["aligned"]:
            say("the shards hold no alignments: training is unguided")
        if warm_start is not None:
            self.model.load_state_dict(load_average(warm_start), strict=False)
            say(f"warm start from {warm_start}")
        self.model.to(self.accelerator.device)
        self.average = Average(self.model, plan.average)
        self._optimizer = torch.optim.AdamW(
            self.model.parameters(),
            lr=plan.schedule.peak,
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=0.01,
            fused=True,
        )
        objective = Objective(self.model, plan.smoothing, plan.guidance)
        self._objective, self._optimizer = self.accelerator.prepare(objective, self._optimizer)
        self.progress = Progress()
        self._stop = False
        self._resume()

    @property
    def parameters(self) -> int:
        """The number of trained weights."""
        return sum(p.numel() for p in self.model.parameters() if p.requires_grad)

    def _resume(self) -> None:
        path = self._out / "state.pt"
        if not path.is_file():
            return
        state = load_state(path)
        self.model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.average.weights = {n: w.to(self.accelerator.device) for n, w in state["average"].items()}
        self.progress = Progress(**state["progress"])
        torch.set_rng_state(state["random"])
        self._say(f"going on from step {self.progress.step}")

    def save(self) -> None:
        """Writes the full state and the averaged weights."""
        if not self.accelerator.is_main_process:
            return
        save_state(
            self._out / "state.pt",
            {
                "model": self.model.state_dict(),
                "optimizer": self._optimizer.state_dict(),
                "average": self.average.weights,
                "progress": asdict(self.progress),
                "random": torch.get_rng_state(),
            },
        )
        save_average(self._out, self.average.weights)
        facts = asdict(self.progress) | {
            "shape": asdict(self.plan.shape),
            "device": self.accelerator.device.type,
            "tags": None if self.plan.tags is None else dict(self.plan.tags),
        }
        (self._out / "run.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")

    def run(self) -> bool:
        """Trains until the budget, this slice's end or SIGTERM; true where the budget is spent."""
        previous = signal.signal(signal.SIGTERM, self._on_term)
        try:
            return self._slice()
        finally:
            signal.signal(signal.SIGTERM, previous)

    def _on_term(self, _signal: int, _frame: FrameType | None) -> None:
        self._stop = True

    def _slice(self) -> bool:
        started = saved = watched = time.monotonic()
        before = self.progress.seconds
        window = _Window()
        self._say(f"{self.parameters / 1e6:.1f} M parameters on {self.accelerator.device}")
        for batch in self._batches():
            if self._ended(time.monotonic() - started):
                break
            window.add(self._step(batch), batch.target_tokens)
            now = time.monotonic()
            self.progress.seconds = before + now - started
            if self.progress.step % 50 == 0:
                self._log(
                    window.line(self.progress, self.plan.schedule.rate(self.progress, self.plan.budget))
                )
                window = _Window()
            if now - saved > self.plan.save_minutes * 60:
                self.save()
                saved = time.monotonic()
            if now - watched > self.plan.watch_minutes * 60:
                self.watch()
                watched = time.monotonic()
        self.save()
        self.watch()
        return self.plan.budget.spent(self.progress) >= 1.0

    def _ended(self, seconds: float) -> bool:
        plan = self.plan
        over = plan.slice_minutes is not None and seconds >= plan.slice_minutes * 60
        reached = plan.stop_step is not None and self.progress.step >= plan.stop_step
        return self._stop or over or reached or plan.budget.spent(self.progress) >= 1.0

    def _batches(self) -> Iterator[Batch]:
        """From the progress's place on; each process takes its turn."""
        processes, rank = self.accelerator.num_processes, self.accelerator.process_index
        while True:
            pool = self._sampler.pool(self.progress.pool)
            whole = len(pool) - len(pool) % processes
            while self.progress.batch < whole:
                indices = pool[self.progress.batch + rank]
                yield self._sampler.collate(indices, self._pad).to(self.accelerator.device)
            self.progress.pool, self.progress.batch = self.progress.pool + 1, 0

    def _step(self, batch: Batch) -> tuple[float, float]:
        plan = self.plan
        rate = plan.schedule.rate(self.progress, plan.budget)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        losses = self._objective(*batch.tensors)
        self.accelerator.backward(losses.total)
        self.accelerator.clip_grad_norm_(self._objective.parameters(), plan.clip)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self.progress.step += 1
        self.progress.batch += self.accelerator.num_processes
        self.progress.target_tokens += batch.target_tokens * self.accelerator.num_processes
        self.average.update(self.model, self.progress.step)
        return float(losses.cross_entropy), float(losses.guidance)

    def watch(self) -> None:
        """Logs loss and chrF of the averaged weights on the held-out sets."""
        if not self.accelerator.is_main_process:
            return
        self.average.swap(self.model)
        for heldout in read_heldout(self._data / "dev.json"):
            if self.plan.tags is not None and not self.plan.tags.get(heldout.tag):
                continue
            with self.accelerator.autocast():
                scores = watch(
                    self.model, heldout, self._data / "vocabulary" / "target.spm", self.accelerator.device
                )
            self._log(
                {"step": self.progress.step, "minutes": self.progress.seconds / 60, "set": heldout.name}
                | scores
            )
        self.average.swap(self.model)

    def _log(self, line: dict[str, Any]) -> None:
        if self.accelerator.is_main_process:
            line = {k: round(v, 5) if isinstance(v, float) else v for k, v in line.items()}
            with (self._out / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
            self._say(json.dumps(line))


class _Window:
    """Means over the steps since the last line of the log."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._sums = [0.0, 0.0]
        self._steps = self._tokens = 0

    def add(self, losses: tuple[float, float], tokens: int) -> None:
        self._sums = [a + b for a, b in zip(self._sums, losses, strict=True)]
        self._steps += 1
        self._tokens += tokens

    def line(self, progress: Progress, rate: float) -> dict[str, Any]:
        return {
            "step": progress.step,
            "minutes": progress.seconds / 60,
            "cross_entropy": self._sums[0] / self._steps,
            "guidance": self._sums[1] / self._steps,
            "rate": rate,
            "tokens_per_second": round(self._tokens / (time.monotonic() - self._started)),
            "target_tokens": progress.target_tokens,
        }
