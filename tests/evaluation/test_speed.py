"""`python -m evaluation speed`, from its words to what it prints."""

import json
from contextlib import contextmanager
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.commands.speed import _Plan
from tests.evaluation.speed.setups import tiny_setup


@pytest.mark.slow
def test_a_run_prints_what_it_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    plan = _Plan(tiny_setup("marian-tagged", tmp_path))

    @contextmanager
    def tiny(_options):
        yield plan

    monkeypatch.setattr("evaluation.commands.speed._plan", tiny)
    words = ["speed", "--rows", "translate_batch,pipeline-no-retry", "--sentences", "4", "--repetitions", "1"]
    assert main([*words, "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert list(value["rows"]) == ["translate_batch", "pipeline-no-retry"]
    assert value["sentences"] == 4
    assert value["rows"]["pipeline-no-retry"]["speedup"]["translate_batch"]["sentences"] > 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--rows", "naive,quick"], "row quick is not known"),
        (["--rows", ","], "--rows names nothing"),
        (["--sentences", "0"], "--sentences has to be 1 or more"),
        (["--repetitions", "0"], "--repetitions has to be 1 or more"),
        (["--price", "-1"], "--price has to be 0 or more"),
        (["--price", "nan"], "--price has to be 0 or more"),
        (["--model", "nope"], "model nope is not in the catalogue"),
        (["--random", "huge"], "random weights in the size of huge are not known"),
        (["--to", "xx"], "language 'xx' is not known"),
    ],
)
def test_a_mistake_gets_one_sentence(words: list[str], message: str, capsys: pytest.CaptureFixture[str]):
    assert main(["speed", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1
