"""The command line in a process of its own: what it imports, and how it behaves at the end of a pipe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("torch", "transformers", "ctranslate2", "gradio", "ray", "fastapi", "sklearn", "babel", "rich")


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(
    "statement",
    ["import service", "import service.desk", "from service.commands.arguments import parser; parser()"],
)
def test_nothing_heavy_is_imported_before_it_is_needed(statement: str):
    loaded = python(f"{statement}\nimport sys; print([m for m in {HEAVY!r} if m in sys.modules])")
    assert loaded.strip() == "[]"


def test_help_names_the_exit_codes():
    done = subprocess.run(
        [sys.executable, "-m", "service", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "exit codes" in done.stdout


def test_a_broken_pipe_is_silent(tmp_path: Path):
    environment = os.environ | {
        f"BARQIYA_{name}": str(tmp_path) for name in ("DATA_DIR", "CACHE_DIR", "MODELS_DIR")
    }
    command = f"{sys.executable} -m service models list | head -c 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "> /dev/full"])
@pytest.mark.parametrize("command", ["service models list", "evaluation checks --eval docs --languages en"])
def test_a_closed_stream_is_no_traceback(tmp_path: Path, command: str, closed: str):
    environment = os.environ | {
        f"BARQIYA_{name}": str(tmp_path) for name in ("DATA_DIR", "CACHE_DIR", "MODELS_DIR")
    }
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m {command} {closed}"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.returncode == (1 if "full" in closed else 0)


def test_a_locale_without_arabic_is_no_traceback(tmp_path: Path):
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "BARQIYA_MODELS_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "service", "summarize", "service/samples/boat.txt"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert "اليونان" in done.stdout.decode("utf-8")
