"""Support held against ratings: the reading, the figures, the command."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.datasets.rated import read_rated
from evaluation.reports.support import SupportReport
from evaluation.support import ANY, cross_validated, interval, judge, roc_auc
from service.errors import InputError

TEXT = "أغلقت السلطات ميناء المدينة بعد عاصفة أغرقت ثلاثة قوارب. وقال المدير إن الموج كان عاليا."
TRUE = "أغلقت السلطات ميناء المدينة بعد عاصفة أغرقت ثلاثة قوارب."
FALSE = "أغلقت السلطات مطار باريس بعد زلزال قتل سبعين شخصا."


def rating(system: str, *errors: str, grade: int = 5) -> dict[str, str]:
    names = ("Temporal/Number Error", "Named-Entity Error", "Fabrication")
    return {
        "model": system,
        "Summary Rating": f"{grade} – as rated",
        **{name: "Yes" if name in errors else "No" for name in names},
    }


@pytest.fixture
def rated_file(tmp_path: Path) -> Path:
    rows = [
        {
            "id": f"story-{number}",
            "title": "إغلاق الميناء",
            "text": TEXT,
            "summary": TRUE,
            "systems": {"good": TRUE, "bad": FALSE},
            "ratings": [
                rating("good"),
                rating("bad", "Named-Entity Error", "Temporal/Number Error", grade=1),
            ],
        }
        for number in range(4)
    ]
    path = tmp_path / "rated.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_ratings_are_read(rated_file: Path):
    good, bad = read_rated(rated_file)[:2]
    assert (good.story, good.system, good.text, good.errors, good.grade) == (
        "story-0",
        "good",
        TRUE,
        frozenset(),
        5,
    )
    assert (bad.errors, bad.grade) == (frozenset({"name", "number"}), 1)


@pytest.mark.parametrize("line", ["{}", "[]", "not json", '{"ratings": [{"model": "x"}]}'])
def test_what_is_no_rated_story_is_told_by_its_line(tmp_path: Path, line: str):
    path = tmp_path / "rated.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_rated(path)


def test_what_is_made_up_is_doubted_more(rated_file: Path):
    judged = judge(read_rated(rated_file))
    report = SupportReport(judged).value()
    assert report["errors"] == {"any": 4, "number": 4, "name": 4, "fabrication": 0}
    assert report["roc_auc"]["support score"] == {"any": 1.0, "number": 1.0, "name": 1.0, "fabrication": None}
    assert report["interval"] == [1.0, 1.0]
    assert report["findings"]["unsupported-name"] == {"flagged": 4, "with_error": 4}
    assert roc_auc(cross_validated(judged), [each.has(ANY) for each in judged]) == 1.0


def test_a_sample_of_stories_keeps_a_story_whole(rated_file: Path):
    """Length tells nothing within a story, and so in no sample."""
    judged = judge(read_rated(rated_file))
    assert interval(judged, [0.0] * len(judged), ANY) == (0.5, 0.5)
    assert interval(judged, [0.0] * len(judged), "fabrication") is None


def test_the_command_prints_a_table_and_json(rated_file: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["support", "--data", str(rated_file)]) == 0
    assert "support score" in capsys.readouterr().out
    assert main(["support", "--data", str(rated_file), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["summaries"] == 8


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["support", "--data", str(tmp_path / "none.jsonl")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
