import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from tests.training.conftest import SHAPE, plan, train
from training.errors import TrainingError
from training.log import read_log
from training.state import load_average, load_state, read_facts

HERE = Path(__file__).parents[2]
BARE = {
    "torch",
    "transformers",
    "accelerate",
    "sentencepiece",
    "sacrebleu",
    "numpy",
    "safetensors",
    "training",
}


def curve(out: Path) -> list[dict[str, Any]]:
    """The log without what a clock says, and without the held-out sets."""
    timed = ("minutes", "tokens_per_second")
    rows = [{k: v for k, v in row.items() if k not in timed} for row in read_log(out / "log.jsonl")]
    return [row for row in rows if "set" not in row]


@pytest.fixture(scope="module")
def straight(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("straight")
    assert train(data, out, plan(12))
    return out


def test_a_run_in_slices_is_the_run_in_one(data: Path, straight: Path, tmp_path: Path) -> None:
    assert not train(data, tmp_path, plan(12, slice_steps=5))
    assert read_facts(tmp_path)["step"] == 5
    assert train(data, tmp_path, plan(12))
    assert curve(tmp_path) == curve(straight)
    assert len(curve(straight)) == 12
    whole, sliced = load_average(straight), load_average(tmp_path)
    assert all(torch.equal(whole[name], sliced[name]) for name in whole)


def test_a_window_of_the_log_goes_on_through_a_stop(data: Path, straight: Path, tmp_path: Path) -> None:
    train(data, tmp_path, plan(12, slice_steps=5, log_steps=4))
    train(data, tmp_path, plan(12, log_steps=4))
    means = [row["cross_entropy"] for row in curve(tmp_path)]
    steps = [row["cross_entropy"] for row in curve(straight)]
    assert means == pytest.approx([sum(steps[start : start + 4]) / 4 for start in (0, 4, 8)], abs=2e-5)


def test_a_run_that_is_killed_goes_on_to_the_same_curve(data: Path, tmp_path: Path) -> None:
    words = [
        *("train", "--data", data, "--out", tmp_path / "killed", "--shape", "16,32,2,1,1", "--steps", 24),
        *("--batch-tokens", 300, "--warmup", 3, "--rate", 0.01, "--threads", 1, "--log-steps", 1),
        *("--save-minutes", 1e-9),
    ]
    first = command(*words)
    assert first.stderr is not None
    for line in first.stderr:
        if '"step": 5,' in line:
            first.kill()
            break
    first.communicate()
    assert first.returncode == -signal.SIGKILL
    done = [row["step"] for row in curve(tmp_path / "killed")]
    assert 5 <= len(done) < 24
    assert train(data, tmp_path / "killed", plan(24))
    assert train(data, tmp_path / "straight", plan(24))
    assert curve(tmp_path / "killed") == curve(tmp_path / "straight")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_a_run_with_a_checkpoint(
    data: Path, straight: Path, tmp_path: Path, number: signal.Signals
) -> None:
    def say(line: str) -> None:
        if '"step": 4,' in line:
            signal.raise_signal(number)

    before = signal.getsignal(number)
    assert not train(data, tmp_path, plan(12), say=say)
    assert signal.getsignal(number) is before
    assert 4 <= load_state(tmp_path / "state.pt")["progress"]["step"] <= 5
    assert not [row for row in read_log(tmp_path / "log.jsonl") if "set" in row]
    assert train(data, tmp_path, plan(12))
    assert curve(tmp_path) == curve(straight)


def test_what_was_logged_after_the_checkpoint_is_forgotten(
    data: Path, straight: Path, tmp_path: Path
) -> None:
    train(data, tmp_path, plan(12, slice_steps=5))
    with (tmp_path / "log.jsonl").open("a") as log:
        log.write('{"step": 6, "minutes": 0.1, "cross_entropy": 9.9}\n{"step": 7, "minu')
    train(data, tmp_path, plan(12))
    assert curve(tmp_path) == curve(straight)


def test_a_run_that_is_spent_does_nothing_more(data: Path, straight: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in straight.iterdir()}
    said: list[str] = []
    assert train(data, straight, plan(12), say=said.append)
    assert said[-1] == "the budget is spent"
    assert curve(straight)[-1]["step"] == 12
    after = {path.name: path.stat().st_mtime_ns for path in straight.iterdir()}
    assert after == before | {"log.jsonl": after["log.jsonl"]}


def test_loss_and_guidance_fall_and_held_out_sets_are_watched(data: Path, run: Path) -> None:
    steps = curve(run)
    assert steps[-1]["cross_entropy"] < 0.8 * steps[0]["cross_entropy"]
    assert steps[-1]["guidance"] < steps[0]["guidance"]
    watched = [row for row in read_log(run / "log.jsonl") if "set" in row]
    assert [row["set"] for row in watched] == ["wire-dev eng", "wire-dev fra"]
    assert all(0 < row["loss"] < 6 and 0 <= row["chrf"] <= 100 for row in watched)


def test_tags_choose_what_is_trained_and_watched(data: Path, tmp_path: Path) -> None:
    train(data, tmp_path, plan(2, tags={"fra": 1.0}))
    assert [row["set"] for row in read_log(tmp_path / "log.jsonl") if "set" in row] == ["wire-dev fra"]
    assert read_facts(tmp_path)["tags"] == {"fra": 1.0}


def test_where_the_state_is_gone_the_averaged_weights_go_on(
    data: Path, straight: Path, tmp_path: Path
) -> None:
    for name in ("run.json", "log.jsonl", "average-00.safetensors"):
        shutil.copy(straight / name, tmp_path / name)
    said: list[str] = []
    assert train(data, tmp_path, plan(20), say=said.append)
    assert any("going on from the averaged weights of step 12" in line for line in said)
    rows = curve(tmp_path)
    assert [row["step"] for row in rows] == list(range(1, 21))
    assert rows[12]["rate"] < rows[13]["rate"] < rows[14]["rate"]
    assert rows[12]["cross_entropy"] < 1.1 * rows[11]["cross_entropy"]


def test_a_warm_start_begins_with_the_weights_of_another_run(data: Path, run: Path, tmp_path: Path) -> None:
    train(data, tmp_path, plan(2), warm_start=run)
    assert curve(tmp_path)[0]["step"] == 1
    assert curve(tmp_path)[0]["cross_entropy"] < 0.8 * curve(run)[0]["cross_entropy"]


def test_a_state_of_another_shape_is_refused(data: Path, straight: Path) -> None:
    with pytest.raises(TrainingError, match="holds a run of another shape: give the same as before"):
        train(data, straight, plan(12), shape=replace(SHAPE, encoder_layers=2))


def test_a_state_of_another_vocabulary_is_refused(data: Path, straight: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    path = tmp_path / "data/vocabulary/vocab.json"
    symbols = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(symbols | {"other": 7}), encoding="utf-8")
    with pytest.raises(TrainingError, match="holds a run of another vocabulary"):
        train(tmp_path / "data", straight, plan(12))


def test_an_older_state_without_its_origin_is_still_held_to_its_shape(
    data: Path, straight: Path, tmp_path: Path
) -> None:
    state = load_state(straight / "state.pt")
    del state["origin"], state["window"], state["progress"]["began"]
    torch.save(state | {"random": torch.get_rng_state()}, tmp_path / "state.pt")
    assert train(data, tmp_path, plan(12))
    with pytest.raises(TrainingError, match="another shape or vocabulary"):
        train(data, tmp_path, plan(12), shape=replace(SHAPE, feed_forward=64))


def test_shards_without_links_are_trained_unguided_and_it_is_said(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    path = tmp_path / "data/manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"aligned": False}))
    said: list[str] = []
    train(tmp_path / "data", tmp_path / "run", plan(1), say=said.append)
    assert "the shards hold no alignments: training is unguided" in said


@pytest.mark.parametrize("missing", ["dev.json", "vocabulary/vocab.json", "manifest.json"])
def test_data_that_is_not_whole_is_refused(data: Path, tmp_path: Path, missing: str) -> None:
    shutil.copytree(data, tmp_path / "data")
    (tmp_path / "data" / missing).unlink()
    with pytest.raises(TrainingError):
        train(tmp_path / "data", tmp_path / "run", plan(1))


def test_training_knows_nothing_that_a_bare_machine_lacks() -> None:
    waiting, seen = {"training.commands.train", "training.__main__", "training.commands.arguments"}, set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        imported = set(imports(HERE / f"{name.replace('.', '/')}.py"))
        foreign = {each.partition(".")[0] for each in imported} - BARE - set(sys.stdlib_module_names)
        assert not foreign, (name, foreign)
        waiting |= {each for each in imported if each.startswith("training.")} - seen
    assert {"training.train", "training.run_folder", "training.shards"} <= seen


def imports(path: Path) -> list[str]:
    """What a module imports as it is loaded."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names]
    return named + [str(node.module) for node in tree.body if isinstance(node, ast.ImportFrom)]


def command(*words: object) -> "subprocess.Popen[str]":
    """`python -m training` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "training", *map(str, words)],
        cwd=HERE,
        env={**os.environ, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""},
        text=True,
        stderr=subprocess.PIPE,
    )


def test_the_step_of_a_line_is_its_first_field(straight: Path) -> None:
    """What the tests above look for in the lines that are told."""
    lines = (straight / "log.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(re.match(r'\{"step": \d+, ', line) for line in lines)
