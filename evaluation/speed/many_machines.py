"""A batch by this process and by Ray's actors on the same cores: the same rows, by turns."""

import json
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.speed.workload import Passage
from service.batch.executor import Executor
from service.batch.plan import Plan
from service.batch.run import Hire, here, run_batch
from service.batch.work import Work
from service.catalogue import Task
from service.desk import open_desk
from service.errors import EngineError
from service.languages import Language
from service.settings import Settings

_QUARTER = 4  # a run of all, and one of a quarter: what they differ by has no start in it


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds and sentences of a quarter of the rows, and of all of them."""

    executor: str
    seconds: tuple[float, float]
    sentences: tuple[int, int]

    @property
    def rate(self) -> float:
        """Sentences a second, once it is at work."""
        return (self.sentences[1] - self.sentences[0]) / (self.seconds[1] - self.seconds[0])

    @property
    def startup_seconds(self) -> float:
        """What comes on top of that: Ray and its actors, and the models."""
        return max(0.0, self.seconds[0] - self.sentences[0] / self.rate)


def compare(
    passages: Sequence[Passage], target: Language, settings: Settings, actors: int, rounds: int
) -> list[Run]:
    """Runs of both executors by turns; raises EngineError where their outputs differ."""
    from service.batch.ray_executor import Cluster, RayExecutor

    def rays(work: Work) -> Executor:
        return RayExecutor(work, Cluster(actors=actors))

    loads = passages[: len(passages) // _QUARTER], passages
    ways = (("local", actors, here), ("ray", 1, rays))
    runs = []
    for _ in range(rounds):
        outputs = set()
        for executor, threads, hire in ways:
            done = [_run(load, target, replace(settings, threads=threads), hire) for load in loads]
            outputs.add(tuple(output for _seconds, output in done))
            (quarter, _), (whole, _) = done
            runs.append(Run(executor, (quarter, whole), (_sentences(loads[0]), _sentences(loads[1]))))
        if len(outputs) > 1:
            raise EngineError("Ray's output differs from the local one")
    return runs


def _run(
    passages: Sequence[Passage], target: Language, settings: Settings, hire: Hire
) -> tuple[float, bytes]:
    """How long it took, and what came out."""
    plan, desk = Plan(Task.TRANSLATE, (target,)), open_desk(settings)
    with TemporaryDirectory(prefix="barqiya-speed-") as folder, closing(desk):
        source, output = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        rows = [{"id": number, "text": each.text} for number, each in enumerate(passages)]
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        begun = time.perf_counter()
        run_batch(source, output, plan, desk, lambda _mark, _size: None, hire=hire)
        return time.perf_counter() - begun, output.read_bytes()


def _sentences(passages: Sequence[Passage]) -> int:
    return sum(len(each.sentences) for each in passages)
