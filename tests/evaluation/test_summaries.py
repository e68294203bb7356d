"""`python -m evaluation summaries`."""

import json
from pathlib import Path

import pytest

import evaluation.commands.summaries as command
from evaluation.__main__ import main
from tests.evaluation.desks import scripted_desk


def test_the_default_stands_beside_the_lead(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    arguments = ["--systems", "lexrank,lead-1", "--headlines", "lexrank-headline,lead-1", "--stories", "4"]
    assert main(["summaries", *arguments, "--data", str(tmp_path), "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert list(value) == ["stories", "headlines"]
    systems = value["stories"]["wire-dev summary"]["ar"]
    assert "significance" not in systems["lexrank"]["chrf"]
    assert systems["lead-1"]["rougeL"]["significance"]["baseline"] == "lexrank"
    assert systems["lead-1"]["support"]["score"] == 100
    headlines = value["headlines"]["wire-dev headline"]["ar"]
    assert (
        headlines["lexrank-headline"]["compression"]["score"] <= headlines["lead-1"]["compression"]["score"]
    )


def test_both_orders(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    desk, engine = scripted_desk(lambda text, _: f"said {len(text)}", tmp_path)
    monkeypatch.setattr(command, "open_desk", lambda _settings: desk)
    arguments = ["--systems", "lead-1", "--headlines", "lead-1", "--orders", "en", "--stories", "2"]
    assert main(["summaries", *arguments, "--data", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "summarize-first" in out
    assert "translate-first" in out
    assert engine.seen


@pytest.mark.parametrize(
    "arguments", [["--systems", "lexrang"], ["--systems", ","], ["--stories", "0"], ["--orders", "xx-nope"]]
)
def test_what_cannot_be_measured_is_told_before_any_work(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
):
    assert main(["summaries", *arguments, "--headlines", "lead-1"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
