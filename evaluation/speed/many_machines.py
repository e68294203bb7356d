"""A batch by this process and by Ray's actors on the same cores: the same rows, by turns."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.speed.workload import Passage
from service.batch.executor import Executor
from service.batch.ledger import Mark
from service.batch.plan import Plan
from service.batch.run import Hire, here, run_batch
from service.batch.work import Work
from service.catalogue import Task
from service.desk import open_desk
from service.errors import EngineError
from service.languages import Language
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds until the first window was done, and from there to the last; `sentences` of the latter."""

    executor: str
    startup_seconds: float
    seconds: float
    sentences: int

    @property
    def rate(self) -> float:
        """Sentences a second, without the start."""
        return self.sentences / self.seconds


def compare(
    passages: Sequence[Passage], target: Language, settings: Settings, actors: int, rounds: int
) -> list[Run]:
    """Runs of both executors by turns; raises EngineError where their outputs differ."""
    from service.batch.ray_executor import Cluster, RayExecutor

    def rays(work: Work) -> Executor:
        return RayExecutor(work, Cluster(actors=actors))

    runs = []
    with TemporaryDirectory(prefix="barqiya-speed-") as folder:
        home = Path(folder)
        source = home / "in.jsonl"
        rows = [{"id": number, "text": each.text} for number, each in enumerate(passages)]
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        for number in range(rounds):
            outputs = home / f"local-{number}.jsonl", home / f"ray-{number}.jsonl"
            for executor, output, threads, hire in (
                ("local", outputs[0], actors, here),
                ("ray", outputs[1], 1, rays),
            ):
                marks = _marks(source, output, target, replace(settings, threads=threads), hire)
                runs.append(_run(executor, marks, passages))
            if outputs[0].read_bytes() != outputs[1].read_bytes():
                raise EngineError("Ray's output differs from the local one")
    return runs


def _marks(
    source: Path, output: Path, target: Language, settings: Settings, hire: Hire
) -> list[tuple[float, int]]:
    """When how many rows were done; the first is when it began."""
    marks: list[tuple[float, int]] = [(time.perf_counter(), 0)]

    def progress(mark: Mark, _size: int) -> None:
        if mark.rows:
            marks.append((time.perf_counter(), mark.rows))

    desk = open_desk(settings)
    try:
        run_batch(source, output, Plan(Task.TRANSLATE, (target,)), desk, progress, hire=hire)
    finally:
        desk.close()
    return marks


def _run(executor: str, marks: Sequence[tuple[float, int]], passages: Sequence[Passage]) -> Run:
    if len(marks) < 3:
        raise EngineError("there are too few sentences for two windows", "raise --sentences")
    (begun, _), (first, done), *_, (last, _) = marks
    sentences = sum(len(each.sentences) for each in passages[done:])
    return Run(executor, first - begun, last - first, sentences)
