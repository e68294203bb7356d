import json
import sys
from pathlib import Path

import pytest

from training.errors import TrainingError
from training.plot import plot

ROWS = [
    {"step": 50, "minutes": 1.0, "cross_entropy": 7.5, "guidance": 3.0},
    {"step": 50, "minutes": 1.0, "set": "wire-dev eng", "loss": 7.0, "chrf": 4.0},
    {"step": 100, "minutes": 2.0, "cross_entropy": 6.5, "guidance": 2.0},
    {"step": 100, "minutes": 2.0, "set": "wire-dev eng", "loss": 6.0, "chrf": 9.0},
]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def test_a_figure_is_drawn_and_repeats(log: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is in requirements-training.txt alone")
    for name in ("a.svg", "b.svg", "c.png"):
        plot(log, tmp_path / name)
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    assert (tmp_path / "b.svg").read_text(encoding="utf-8") == text
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")


def test_an_ending_of_no_image_is_refused(log: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is in requirements-training.txt alone")
    with pytest.raises(TrainingError, match=r"a\.docx cannot be written"):
        plot(log, tmp_path / "a.docx")


def test_without_matplotlib_it_says_what_to_install(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(
        TrainingError, match=r"matplotlib is missing: pip install -r requirements-training\.txt"
    ):
        plot(log, tmp_path / "a.svg")


def test_a_log_that_is_missing_or_empty_is_told(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is in requirements-training.txt alone")
    with pytest.raises(TrainingError, match="there is no log"):
        plot(tmp_path / "log.jsonl", tmp_path / "a.svg")
    (tmp_path / "log.jsonl").touch()
    with pytest.raises(TrainingError, match="has no steps yet"):
        plot(tmp_path / "log.jsonl", tmp_path / "a.svg")
