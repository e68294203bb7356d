"""Prepared data and runs that many tests only read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.training.newsroom import write_newsroom
from training.log import Say
from training.network import Shape
from training.plan import Plan
from training.prepare import Preparation, prepare
from training.recipe import read_recipe
from training.schedule import Budget, Schedule
from training.start import marian
from training.train import Trainer

SHAPE = Shape(16, 32, 2, 1, 1, dropout=0.1)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Sums are the same for the same number of threads alone; loading CTranslate2 sets torch's anew."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="package")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `corpora/`, `evaluation/` and `recipe.toml`; only read."""
    folder = tmp_path_factory.mktemp("newsroom")
    write_newsroom(folder)
    return folder


@pytest.fixture(scope="package")
def data(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prepared data, aligned word by word along the diagonal; only read."""
    out = tmp_path_factory.mktemp("data")
    job = Preparation(
        recipe=read_recipe(newsroom / "recipe.toml"),
        corpora=newsroom / "corpora",
        evaluation=newsroom / "evaluation",
        out=out,
        targets=("en", "fr"),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("training.prepare.can_align", lambda: True)
        patch.setattr("training.prepare.align", diagonal)
        prepare(job, lambda _line: None)
    return out


def diagonal(sources: list[list[int]], targets: list[list[int]]) -> list[list[tuple[int, int]]]:
    return [
        [(i, i) for i in range(min(len(source), len(target)))]
        for source, target in zip(sources, targets, strict=True)
    ]


@pytest.fixture(scope="package")
def run(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of 80 steps; only read."""
    out = tmp_path_factory.mktemp("run")
    train(data, out, plan(80, log_steps=20, peak=0.02))
    return out


def plan(steps: int, **changes: Any) -> Plan:
    schedule = Schedule(peak=changes.pop("peak", 0.01), warmup=3)
    return Plan(Budget(steps=steps), schedule, **{"batch_tokens": 300, "log_steps": 1, **changes})


def train(data: Path, out: Path, plan: Plan, *, shape: Shape = SHAPE, say: Say = print, **start: Any) -> bool:
    """A slice of a run; true where the budget is spent."""
    torch.set_num_threads(1)  # fixtures that many tests read come before `_one_thread`
    return Trainer(marian(data, shape, plan.seed, **start), data, out, plan, say).run()
