"""`python -m evaluation stress`, from its words to what it prints."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from tests.evaluation.desks import scripted_desk


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    for suffix, text in {
        "ar": "أكد المسؤول.\nعاد.\n",
        "en": "The official confirmed it.\nHe returned.\n",
    }.items():
        (tmp_path / f"news.{suffix}").write_text(text, encoding="utf-8")
    known = {"أكد المسؤول.": "The official confirmed it.", "عاد.": "He returned."}

    def open_desk(_settings):
        return scripted_desk(lambda text, _: known.get(text, "It rained."), tmp_path)[0]

    monkeypatch.setattr("evaluation.commands.stress.open_desk", open_desk)
    return ["stress", "--set", f"news={tmp_path}", "--model", "scripted", "--metrics", "chrf"]


def test_json(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main([*words, "--format", "json", "--distortions", "hamza,digits"]) == 0
    first = capsys.readouterr().out
    distortions = json.loads(first)["distortions"]
    assert list(distortions) == ["none", "hamza", "digits"]
    assert distortions["hamza"]["scores"]["chrf"]["change"] < 0
    assert distortions["digits"] == distortions["none"] | {"scores": distortions["digits"]["scores"]}
    assert main([*words, "--format", "json", "--distortions", "hamza,digits"]) == 0
    assert capsys.readouterr().out == first


def test_table(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main([*words, "--stories", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["distortion", "stories", "changed", "chrf", "findings"]
    assert [line.split()[0] for line in lines[1:9]] == [
        "none",
        "hamza",
        "digits",
        "quotes",
        "ocr",
        "dialect",
        "one-line",
        "scripts",
    ]
    assert "1 stories of news" in lines[9]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--distortions", "rain"], "distortion rain is not known: use hamza, digits"),
        (["--distortions", ","], "--distortions names nothing"),
        (["--stories", "0"], "--stories has to be 1 or more"),
        (["--metrics", "blue"], "metric blue is not known"),
        (["--metrics", ","], "--metrics names nothing"),
        (["--to", "fr"], "set news has no French"),
    ],
)
def test_a_mistake_gets_one_sentence(
    words: list[str], more: list[str], message: str, capsys: pytest.CaptureFixture[str]
):
    assert main([*words, *more]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1
