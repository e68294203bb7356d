"""A batch over files: a passage a row, a ledger, and an empty memory that keeps nothing."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from evaluation.speed.row import Setup, Work
from evaluation.speed.workload import Passage
from service.batch.plan import Plan
from service.batch.run import run_batch
from service.catalogue import Catalogue, ModelProfile, Task
from service.depot import Depot
from service.desk import Desk
from service.engines.counting import CountingEngine
from service.engines.engine import Engine
from service.engines.shelf import Shelf
from service.settings import Settings


class BatchRow:
    """Reading, the ledger and writing are timed too."""

    def __init__(self, setup: Setup) -> None:
        settings = replace(setup.settings, model=setup.profile.name, memory=False)
        catalogue = Catalogue((setup.profile,))
        depot = Depot(settings.models_dir, catalogue)
        self._shelf = CountingShelf(depot, settings)
        self._desk = Desk(settings, catalogue, depot, self._shelf)
        self._plan = Plan(Task.TRANSLATE, (setup.target,))
        self._plan.load(self._desk, self._plan.choices(self._desk))

    def prepare(self, passages: Sequence[Passage]) -> Work:
        rows = [
            json.dumps({"id": number, "text": each.text}, ensure_ascii=False)
            for number, each in enumerate(passages)
        ]
        return lambda: self._run("\n".join(rows))

    def _run(self, rows: str) -> int:
        before = self._shelf.tokens
        with TemporaryDirectory(prefix="barqiya-speed-") as home:
            source = Path(home) / "in.jsonl"
            source.write_text(rows, encoding="utf-8")
            run_batch(source, Path(home) / "out.jsonl", self._plan, self._desk, lambda _mark, _size: None)
        return self._shelf.tokens - before


class CountingShelf(Shelf):
    """Counts the tokens that all engines decode, whoever has them."""

    def __init__(self, depot: Depot, settings: Settings) -> None:
        super().__init__(depot, settings)
        self.tokens = 0
        self._counted = Lock()

    @contextmanager
    def borrow(
        self, profile: ModelProfile, *, engine: str | None = None, device: str | None = None
    ) -> Iterator[Engine]:
        with super().borrow(profile, engine=engine, device=device) as lent:
            counting = CountingEngine(lent)
            yield counting
        with self._counted:
            self.tokens += counting.tokens
