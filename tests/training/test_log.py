import json
from pathlib import Path

import pytest
import torch

from training.log import Meter, RunLog, Window, read_log
from training.network import Losses
from training.state import Progress


def losses(value: float) -> Losses:
    return Losses(torch.tensor(0.0), torch.tensor(value), torch.tensor(value / 2))


def test_a_line_holds_the_means_since_the_last() -> None:
    meter = Meter(Window())
    for value in (1.0, 2.0, 6.0):
        meter.add(losses(value), tokens=10)
    row = meter.line(Progress(step=3, seconds=90, target_tokens=30), rate=0.5)
    assert (row["step"], row["minutes"], row["cross_entropy"], row["guidance"]) == (3, 1.5, 3.0, 1.5)
    assert row["tokens_per_second"] > 0
    meter.add(losses(8.0), tokens=10)
    assert meter.line(Progress(step=4), rate=0.5)["cross_entropy"] == 8.0


def test_a_window_of_a_checkpoint_goes_on() -> None:
    first = Meter(Window())
    first.add(losses(1.0), tokens=10)
    second = Meter(Window(**{name: getattr(first.window(), name) for name in Window.__slots__}))
    second.add(losses(5.0), tokens=10)
    assert second.line(Progress(step=2), rate=0.5)["cross_entropy"] == pytest.approx(3.0)


def test_rows_are_rounded_told_and_rewound(tmp_path: Path) -> None:
    said: list[str] = []
    log = RunLog(tmp_path / "log.jsonl", said.append)
    for step in (1, 2, 3):
        log.add({"step": step, "loss": 1 / 3})
    assert json.loads(said[0]) == {"step": 1, "loss": 0.33333}
    log.rewind(2)
    assert [row["step"] for row in read_log(tmp_path / "log.jsonl")] == [1, 2]


def test_a_line_that_was_cut_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('{"step": 1}\n{"st', encoding="utf-8")
    assert read_log(tmp_path / "log.jsonl") == [{"step": 1}]
