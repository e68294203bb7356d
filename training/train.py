"""`train`: from prepared shards to averaged weights, in slices that can stop and go on.

Imports torch, transformers, accelerate, sentencepiece, sacrebleu and this folder alone, so that it runs on a
bare machine.
"""

import signal
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import numpy as np
import torch

from training.ahead import ahead
from training.batches import Batch, batch_of
from training.heldout import read_heldout, watch
from training.log import Meter, RunLog, Say, Window
from training.network import Objective
from training.plan import Plan
from training.processes import accelerator
from training.rooms import LADDER
from training.run_folder import RunFolder, Running
from training.sampler import Sampler
from training.shards import Shards
from training.start import Start
from training.state import Average, Progress
from training.stepping import PlainStep, RecordedStep, Step

AHEAD = 8  # batches that are made before a GPU asks for them


class Place(NamedTuple):
    """Where a batch stands in the sampler's order."""

    pool: int
    batch: int


class Trainer:
    """One run on one set of shards; the same in every process that accelerate launches.

    Raises TrainingError where the shards or the checkpoint cannot be used.
    """

    def __init__(self, start: Start, data: Path, out: Path, plan: Plan, say: Say) -> None:
        self._start, self._plan = start, plan
        self._accelerator = accelerator()
        self._say: Say = say if self._accelerator.is_main_process else lambda _line: None
        device = self._accelerator.device
        # Recordings of several processes would each have to wait for the others' gradients.
        records = plan.recorded and device.type == "cuda" and self._accelerator.num_processes == 1
        self._folder = RunFolder(out, start, self._say)
        self._shards = Shards(data, out / "mapped")
        self._sampler = Sampler(
            self._shards,
            temperature=self._shards.manifest["temperature"],
            seed=plan.seed,
            batch_tokens=plan.batch_tokens,
            tags=plan.tags,
            ladder=LADDER if records else (),
        )
        self._heldout = read_heldout(data / "dev.json")
        if plan.guidance and not self._shards.manifest["aligned"]:
            self._say("the shards hold no alignments: training is unguided")
        model = start.model.to(device)
        optimizer = torch.optim.AdamW(
            model.parameters(),
            lr=plan.schedule.peak,
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=0.01,
            fused=True,
        )
        objective, optimizer = self._accelerator.prepare(
            Objective(model, plan.smoothing, plan.guidance), optimizer
        )
        self._running = Running(model, optimizer, Average(model, plan.average), Progress(), Window())
        self._folder.resume(self._running)
        plain = PlainStep(self._accelerator, objective, optimizer, plan.clip)
        pad = model.config.pad_token_id
        self._step: Step = RecordedStep(plain, optimizer, plan.batch_tokens, pad) if records else plain
        self._meter = Meter(self._running.window)
        self._log = RunLog(out / "log.jsonl", self._say)
        if self._accelerator.is_main_process:
            self._log.rewind(self._running.progress.step)
        self._signalled = False  # in this process
        self._stop = False  # agreed by all

    def run(self) -> bool:
        """Trains until the budget, this slice's end, SIGTERM or Ctrl-C; true where the budget is spent."""
        parameters = sum(p.numel() for p in self._running.model.parameters() if p.requires_grad)
        self._say(f"{parameters / 1e6:.1f} M parameters on {self._accelerator.device}")
        first = self._running.progress.step
        with self._stopping_on(signal.SIGTERM, signal.SIGINT):
            self._slice()
            if self._running.progress.step > first:
                self._save()
                self._watch()
        spent = self._plan.budget.spent(self._running.progress) >= 1.0
        where = f"stopped at step {self._running.progress.step}: the same command goes on from here"
        self._say("the budget is spent" if spent else where)
        return spent

    @contextmanager
    def _stopping_on(self, *signals: signal.Signals) -> Iterator[None]:
        """The first signal ends the slice after its step, the second ends the process."""
        before = {each: signal.getsignal(each) or signal.SIG_DFL for each in signals}

        def stop(number: int, _frame: FrameType | None) -> None:
            self._signalled = True
            signal.signal(number, before[signal.Signals(number)])

        for each in signals:
            signal.signal(each, stop)
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _slice(self) -> None:
        plan, progress = self._plan, self._running.progress
        began = saved = watched = time.monotonic()
        first, before = progress.step, progress.seconds
        with closing(self._batches()) as batches:
            for place, batch in batches:
                if self._stop or plan.ended(progress, progress.step - first, progress.seconds - before):
                    break
                rate = plan.schedule.rate(progress, plan.budget)
                self._seed()
                losses = self._step(batch, rate, plan.consistency_at(progress))
                self._meter.add(losses, batch.target_tokens)
                now = time.monotonic()
                self._advance(place, before + now - began, batch.target_tokens)
                if progress.step % plan.log_steps == 0:
                    self._log_line(rate)
                if now - saved > plan.save_minutes * 60:
                    self._save()
                    saved = now
                if now - watched > plan.watch_minutes * 60:
                    self._save()
                    self._watch()
                    watched = now

    def _batches(self) -> Generator[tuple[Place, Batch]]:
        """From the progress's place on; each process takes its turn.

        A GPU is never to wait for them, so there they are made in advance.
        """
        waits = self._accelerator.device.type == "cuda"
        return ahead(self._places(), AHEAD) if waits else self._places()

    def _places(self) -> Generator[tuple[Place, Batch]]:
        """Each batch with the place of the one after it."""
        processes, rank = self._accelerator.num_processes, self._accelerator.process_index
        pad = self._running.model.config.pad_token_id
        number, first = self._running.progress.pool, self._running.progress.batch
        while True:
            pool = self._sampler.pool(number)
            whole = len(pool) - len(pool) % processes
            for index in range(first, whole, processes):
                batch = batch_of(self._shards, pool[index + rank], pad)
                yield Place(number, index + processes), self._step.ready(batch)
            number, first = number + 1, 0

    def _seed(self) -> None:
        """Dropout too is a function of the seed and the step, so a checkpoint need not hold its state."""
        place = [self._plan.seed, 3, self._running.progress.step, self._accelerator.process_index]
        torch.manual_seed(int(np.random.SeedSequence(place).generate_state(1, np.uint64)[0] >> 1))

    def _advance(self, place: Place, seconds: float, tokens: int) -> None:
        """All processes go by the first one's clock, or their learning rates would part."""
        progress = self._running.progress
        clocks, counts, signals = self._over_all(seconds, float(tokens), float(self._signalled))
        progress.step += 1
        progress.pool, progress.batch = place
        progress.seconds = clocks[0]
        progress.target_tokens += int(sum(counts))
        self._stop = any(signals)
        self._running.average.update(self._running.model, progress.step)

    def _over_all(self, *values: float) -> list[list[float]]:
        """For each value, that of every process, in the order of their ranks."""
        if self._accelerator.num_processes == 1:
            return [[value] for value in values]
        own = torch.tensor([values], device=self._accelerator.device)
        gathered: list[list[float]] = self._accelerator.gather(own).T.tolist()
        return gathered

    def _log_line(self, rate: float) -> None:
        row = self._meter.line(self._running.progress, rate)
        if self._accelerator.is_main_process:
            self._log.add(row)

    def _save(self) -> None:
        self._running.window = self._meter.window()
        if self._accelerator.is_main_process:
            self._folder.save(self._running, self._plan)

    def _watch(self) -> None:
        """Logs loss and chrF of the averaged weights on the held-out sets; a signal cuts it short."""
        if not self._accelerator.is_main_process:
            return
        tags = self._plan.tags
        self._running.average.swap(self._running.model)
        for heldout in self._heldout:
            if self._signalled:
                break
            if tags is None or tags.get(heldout.tag):
                with self._accelerator.autocast():
                    scores = watch(self._running.model, heldout, self._start.decode)
                self._log.add(self._where() | {"set": heldout.name} | scores)
        self._running.average.swap(self._running.model)

    def _where(self) -> dict[str, Any]:
        return {"step": self._running.progress.step, "minutes": self._running.progress.seconds / 60}
