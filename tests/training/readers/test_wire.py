import json
from pathlib import Path
from typing import Any

import pytest

from service.errors import InputError
from tests.training.newsroom import stories, write_stories
from training.pairs import Line, Wanted
from training.readers.wire import LEAD_WORDS, read_wire, read_wire_heads, read_wire_lead

WANTED = Wanted("ar", "fr")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_stories(tmp_path / "w.jsonl", stories(2))
    with (tmp_path / "w.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n")
    return tmp_path / "w.jsonl"


def test_paragraphs_come_in_order_with_their_place(path: Path) -> None:
    lines = list(read_wire(path, WANTED))
    assert [line.place for line in lines] == [f"w.jsonl:N-00{s}:{p}" for s in (0, 1) for p in (1, 2)]
    assert lines[0].source.startswith("عدن (برقية) - ")
    assert lines[0].target.startswith("Aden (Barqiya) - ")


def test_headline_and_summary_are_translations_of_each_other(path: Path) -> None:
    story = stories(1)[0]
    headline, summary = list(read_wire_heads(path, WANTED))[:2]
    assert headline == Line(
        "w.jsonl:N-000:headline", text(story, "headline", "ar"), text(story, "headline", "fr")
    )
    assert summary == Line(
        "w.jsonl:N-000:summary", text(story, "summary", "ar"), text(story, "summary", "fr")
    )


@pytest.mark.parametrize("task", ["headline", "summary"])
@pytest.mark.parametrize("target", ["ar", "en"])
def test_a_lead_leads_to_what_is_asked_for(path: Path, task: str, target: str) -> None:
    story: Any = stories(1)[0]
    line = next(read_wire_lead(path, Wanted("ar", target, task)))
    assert line.source == " ".join(paragraph["ar"] for paragraph in story["paragraphs"])
    assert line.target == story[task][target]


def test_a_lead_is_whole_paragraphs_up_to_its_length(tmp_path: Path) -> None:
    words = " ".join(["كلمة"] * (LEAD_WORDS - 10))
    row = {"id": "x", "headline": {"ar": "ع"}, "summary": {"ar": "م"}}
    write_stories(tmp_path / "w.jsonl", [{**row, "paragraphs": [{"ar": words}, {"ar": words}]}])
    line = next(read_wire_lead(tmp_path / "w.jsonl", Wanted("ar", "ar", "headline")))
    assert line.source == words


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "w.jsonl line 1 is not JSON"),
        ("[1]", "w.jsonl line 1 is no wire story"),
        ('{"id": "x"}', "w.jsonl line 1 is no wire story"),
        (
            json.dumps({**stories(1)[0], "summary": {"ar": "س"}}),
            "w.jsonl:N-000:summary has no text in fr|has no text",
        ),
    ],
)
def test_what_is_no_story_is_refused(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "w.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=says):
        list(read_wire_heads(tmp_path / "w.jsonl", WANTED))


def text(story: Any, part: str, tag: str) -> str:
    return str(story[part][tag])
