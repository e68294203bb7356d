"""Prepared data and runs that many tests only read."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from tests.training.newsroom import write_newsroom
from training.prepare import Preparation, prepare
from training.recipe import read_recipe

TINY = (
    "--shape",
    "16,32,2,1,1",
    "--batch-tokens",
    "300",
    "--warmup",
    "3",
    "--rate",
    "0.01",
    "--threads",
    "1",
)


@pytest.fixture(autouse=True, scope="package")
def _one_thread() -> Iterator[None]:
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


def command(*words: object, **options: object) -> "subprocess.Popen[str]":
    """`python -m training` as a process of its own, one thread, nothing offline or online but the files."""
    return subprocess.Popen(
        [sys.executable, "-m", "training", *map(str, words)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "CUDA_VISIBLE_DEVICES": ""},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )
