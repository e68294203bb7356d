"""Real processes, really killed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.batch.output import Paths
from tests.batch.newsroom import contents, lines, write

ROOT = Path(__file__).parents[2]
COUNT = 150


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "settings.toml").write_text("")
    return write(tmp_path / "in.jsonl", lines(COUNT))


@contextmanager
def running(source: Path, output: str, seconds: float = 0.02) -> Iterator[subprocess.Popen[str]]:
    """`seconds` are what its engine takes for each call; left, it is killed."""
    home = source.parent
    folders = {f"BARQIYA_{name}": str(home / name) for name in ("DATA_DIR", "CACHE_DIR", "MODELS_DIR")}
    files = [str(source), str(home / output)]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.batch.echo_service", "batch", *files, "--task=translate", "--to=en"],
        cwd=ROOT,
        env=os.environ
        | folders
        | {"BARQIYA_SETTINGS": str(home / "settings.toml"), "ECHO_SECONDS": str(seconds)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def marks(output: Path) -> int:
    """Lines of the ledger so far."""
    ledger = Paths(output).ledger
    return ledger.read_bytes().count(b"\n") if ledger.exists() else 0


def wait_for(process: subprocess.Popen[str], output: Path, more: int) -> None:
    """Until it has done so many windows more; fails where it ends before."""
    wanted = marks(output) + more
    while marks(output) < wanted:
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)


def ended(process: subprocess.Popen[str]) -> str:
    _, errors = process.communicate(timeout=120)
    return errors


@pytest.mark.slow
def test_three_kills_at_random_moments_change_nothing(source: Path):
    whole, torn = source.with_name("whole.jsonl"), source.with_name("torn.jsonl")
    chance = random.Random(20261127)
    for _ in range(3):
        with running(source, "torn.jsonl") as process:
            wait_for(process, torn, chance.randint(2, 8))
            time.sleep(chance.random() * 0.05)
            process.send_signal(signal.SIGKILL)
            ended(process)
        assert process.returncode == -signal.SIGKILL
        assert not torn.exists()
    for name in ("torn.jsonl", "whole.jsonl"):
        with running(source, name) as process:
            errors = ended(process)
        assert process.returncode == 0, errors
    assert contents(torn) == contents(whole)
    assert contents(whole)[0].count(b"\n") + contents(whole)[1].count(b"\n") == COUNT


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_end_it_cleanly(source: Path, number: signal.Signals):
    output = source.with_name("out.jsonl")
    with running(source, "out.jsonl", seconds=0.5) as process:
        wait_for(process, output, 2)
        process.send_signal(number)
        errors = ended(process)
    assert process.returncode == 130
    assert errors.splitlines()[-2:] == ["the same command goes on from here", "stopped"]
    assert not output.exists()


@pytest.mark.slow
def test_a_second_process_on_the_same_output_is_refused(source: Path):
    with running(source, "out.jsonl", seconds=5) as first:
        wait_for(first, source.with_name("out.jsonl"), 1)
        with running(source, "out.jsonl") as second:
            errors = ended(second)
    assert second.returncode == 2
    assert "another process is writing" in errors
