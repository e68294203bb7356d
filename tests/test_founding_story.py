"""The whole way of the story that the project was founded on, which is not part of it."""

from pathlib import Path

import pytest

from service.drafting import Drafter
from service.engines.engine import Decoding
from service.formats.as_json import translation_value
from service.languages import language
from service.text.segments import read_story
from service.translation import Translator
from tests.scripted_engine import ScriptedEngine

PATH = Path(__file__).parents[1].parent / "shared" / "stories" / "000_c3d54210204b3df6.txt"


@pytest.mark.skipif(not PATH.is_file(), reason="the founding story is not on this machine")
def test_every_paragraph_and_sentence_arrives():
    text = PATH.read_text(encoding="utf-8")
    engine = ScriptedEngine(lambda text, _: f"<{text}>", max_source_tokens=200)
    translator = Translator(Drafter(engine, "r1", Decoding(), []), language("ar"))
    value = translation_value(translator.translate(read_story(text), language("en")))
    assert [p["source"] for p in value["paragraphs"]] == [line for line in text.splitlines() if line.strip()]
    assert len(value["paragraphs"]) == 20
    assert value["paragraphs"][0]["target"].startswith("(Moscow) <")
    spans = [tuple(s["span"]) for p in value["paragraphs"] for s in p["segments"]]
    assert spans == sorted(spans)
    assert all(text[start:end] for start, end in spans)
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(character.isspace() for place, character in enumerate(text) if place not in covered)
