import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from training.__main__ import main


@dataclass(frozen=True)
class Profile:
    name: str
    path: Path | None


@dataclass(frozen=True)
class Listed:
    profiles: tuple[Profile, ...]

    def find(self, name: str) -> Profile:
        return next(profile for profile in self.profiles if profile.name == name)


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    words: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _path, argv: words.append(argv))
    for name in ("ours", "elsewhere"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "profile.toml").write_text('name = "own"\n', encoding="utf-8")
    listed = Listed((Profile("own", tmp_path / "ours"), Profile("published", None)))
    monkeypatch.setattr("training.commands.evaluate.load_catalogue", lambda: listed)
    return words


def test_a_model_is_handed_over_by_its_name(called: list[list[str]]) -> None:
    assert main(["evaluate", "published", "--sets", "ntrex", "--pairs", "ar-fr", "--data", "sets"]) == 0
    start = [sys.executable, "-m", "evaluation", "run", "--systems", "published", "--pairs", "ar-fr"]
    assert called == [[*start, "--sets", "ntrex", "--data", "sets", "--format", "table"]]


def test_a_directory_of_the_catalogue_is_known_by_its_name(called: list[list[str]], tmp_path: Path) -> None:
    assert main(["evaluate", str(tmp_path / "ours")]) == 0
    assert called[0][5] == "own"


def test_another_directory_is_refused(
    called: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path / "elsewhere")]) == 2
    assert not called
    assert "move it to service/models/own" in capsys.readouterr().err
