"""What the command line imports, in a process of its own."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from evaluation.__main__ import main

ROOT = Path(__file__).parents[2]
HEAVY = ("torch", "transformers", "ctranslate2", "gradio", "ray", "fastapi", "sklearn", "sacrebleu", "rich")
ENGINES = ("torch", "transformers", "ctranslate2", "gradio", "ray", "fastapi")


def loaded(statement: str, modules: tuple[str, ...]) -> str:
    code = f"{statement}\nimport sys; print([m for m in {modules!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    "statement",
    [
        "from evaluation.arguments import parser; parser()",
        "import evaluation.__main__",
        "import evaluation.commands.run",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(statement: str):
    assert loaded(statement, HEAVY) == "[]"


def test_metrics_need_no_engine():
    statement = (
        "from evaluation.metrics.registry import find_metric; from service.languages import language\n"
        "from evaluation.datasets.bitext import Bitext\n"
        "find_metric('bleu', language('en')).measure(['a'], Bitext(('ا',), ('a',), (0,)))"
    )
    assert loaded(statement, ENGINES) == "[]"


def test_help_names_the_commands_and_the_exit_codes(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("run", "speed", "checks", "exit codes"))


@pytest.mark.parametrize("words", [[], ["--help"], ["--languages", "en,fr", "flores-dev"]])
def test_checks_read_their_own_words(words: list[str], monkeypatch: pytest.MonkeyPatch):
    heard: list[list[str]] = []
    calibration = ModuleType("evaluation.check_calibration")

    monkeypatch.setattr(calibration, "main", heard.append, raising=False)
    monkeypatch.setitem(sys.modules, calibration.__name__, calibration)
    assert main(["checks", *words]) == 0
    assert heard == [words]


@pytest.mark.parametrize("words", [[], ["nothing"], ["run", "--unknown"]])
def test_words_that_are_not_known_are_a_mistake(words: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit, match="2"):
        main(words)
    assert "usage:" in capsys.readouterr().err
