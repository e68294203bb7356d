"""A megabyte of Arabic: every sentence accounted for."""

import json
from pathlib import Path

from service.checks.suite import all_checks
from service.drafting import Drafter
from service.engines.engine import Decoding
from service.languages import language
from service.text.segments import read_story, segment
from service.translation import Translator
from tests.scripted_engine import ScriptedEngine

STORIES = Path(__file__).parents[1] / "evaluation" / "data" / "wire-dev.jsonl"


def megabyte() -> str:
    """The wire stories again and again, each time under another number, so that no sentence stands twice."""
    rows = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]
    paragraphs = [paragraph["ar"] for row in rows for paragraph in row["paragraphs"]]
    lines: list[str] = []
    while sum(map(len, lines)) < 560_000:  # characters, of which Arabic takes two bytes
        lines += [f"{paragraph} وذلك للمرة {len(lines) + n}." for n, paragraph in enumerate(paragraphs)]
    return "\n".join(lines)


def test_every_sentence_of_a_megabyte_is_accounted_for():
    text = megabyte()
    assert len(text.encode()) > 1_000_000
    engine = ScriptedEngine(lambda _, __: "A target that says nothing of it.", max_source_tokens=100)
    translator = Translator(Drafter(engine, "r1", Decoding(), all_checks(), retry=False), language("ar"))
    story = read_story(text)
    translation = translator.translate(story, language("en"))
    made = [part for paragraph in translation.paragraphs for part in paragraph.segments]
    assert [part.segment for part in made] == list(segment(story))
    assert all(part.target or part.findings for part in made)
