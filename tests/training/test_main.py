import json
from pathlib import Path

import pytest

from training.__main__ import FAILED, INTERRUPTED, OK, UNUSABLE, main


def test_prepare_train_and_export_from_the_command_line(
    newsroom: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared, run, model = (tmp_path / name for name in ("data", "run", "model"))
    words = ["prepare", "--recipe", newsroom / "recipe.toml", "--corpora", newsroom / "corpora"]
    words += ["--evaluation", newsroom / "evaluation", "--out", prepared, "--targets", "en"]
    words += ["--vocabulary", data / "vocabulary", "--without", "headlines"]
    assert main([str(word) for word in words]) == OK
    tags = [row["tag"] for row in json.loads((prepared / "manifest.json").read_text())["corpora"]]
    assert tags == ["eng", "eng"]
    words = ["train", "--data", prepared, "--out", run, "--steps", 2, "--shape", "16,32,2,1,1"]
    assert main([str(word) for word in words]) == OK
    scores = tmp_path / "scores.json"
    scores.write_text("{}", encoding="utf-8")
    words = ["export", "--data", prepared, "--run", run, "--out", model, "--scores", scores, "--summarizes"]
    assert main([str(word) for word in words]) == OK
    assert 'tasks = ["translate", "summarize"]' in (model / "profile.toml").read_text(encoding="utf-8")
    assert "M parameters" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("train --data missing --out {out} --steps 1", "missing/vocabulary is not whole"),
        ("export --data missing --run missing --out {out}", "missing holds no run: name the folder"),
        ("export --data d --run r --out {out} --scores missing.json", "missing.json holds no scores"),
        ("plot missing.jsonl --out {out}", "error: "),
        ("prepare --recipe missing.toml --corpora . --evaluation . --out {out}", "there is no recipe"),
        (
            "prepare --corpora . --evaluation . --out {out} --without wires",
            "the recipe has no corpus wires: it has",
        ),
        (
            "finetune --base missing --pairs p.tmx --target en --steps 1 --out {out}",
            "missing is not in the catalogue",
        ),
        (
            "finetune --base nllb-600m --pairs p --target qqq --steps 1 --out {out}",
            "language 'qqq' is not known",
        ),
    ],
)
def test_a_mistake_ends_with_2_and_one_sentence(
    words: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words.format(out=tmp_path / "out").split()) == UNUSABLE
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert says in told
    assert told.count("\n") == 1


def test_a_fault_of_the_work_ends_with_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from service.errors import EngineError

    def broken(_log: Path, _out: Path) -> None:
        raise EngineError("the library failed")

    monkeypatch.setattr("training.commands.plot.plot", broken)
    assert main(["plot", "l", "--out", str(tmp_path / "o.svg")]) == FAILED


def test_a_key_ends_with_130(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(_log: Path, _out: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("training.commands.plot.plot", interrupted)
    assert main(["plot", "l", "--out", str(tmp_path / "o.svg")]) == INTERRUPTED


def test_a_fault_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def wrong(_log: Path, _out: Path) -> None:
        raise ValueError("ours")

    monkeypatch.setattr("training.commands.plot.plot", wrong)
    with pytest.raises(ValueError, match="ours"):
        main(["plot", "l", "--out", str(tmp_path / "o.svg")])
