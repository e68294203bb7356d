from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.wire import WireStories
from service.errors import InputError

LINE = (
    '{"headline": {"ar": "أ", "en": "A"}, "paragraphs": [{"ar": "ب", "en": "B"}, {"ar": "ج", "en": "C"}]}\n'
    '{"headline": {"ar": "د", "en": "D"}, "paragraphs": []}\n'
)


def test_a_story_is_a_document_and_its_headline_the_first_segment(tmp_path: Path):
    path = tmp_path / "wire.jsonl"
    path.write_text(LINE, encoding="utf-8")
    bitext = WireStories(path=path).bitext(LanguagePair.parse("ar-en"))
    assert bitext.sources == ("أ", "ب", "ج", "د")
    assert bitext.references == ("A", "B", "C", "D")
    assert bitext.documents == (0, 0, 0, 1)


@pytest.mark.parametrize("tag", ["en", "fr", "es", "de"])
def test_the_set_that_ships(tag: str):
    bitext = WireStories().bitext(LanguagePair.parse(f"ar-{tag}"))
    assert len(bitext.sources) == len(bitext.references) == 623
    assert bitext.documents[-1] == 103
    assert all(text.strip() and "\n" not in text for text in (*bitext.sources, *bitext.references))


def test_a_language_that_it_lacks():
    with pytest.raises(InputError, match="set wire-dev has no Russian: it has ar, en, fr, es, de"):
        WireStories().bitext(LanguagePair.parse("ar-ru"))


@pytest.mark.parametrize("line", ["{", "[]", '{"headline": {}}', '{"headline": "x", "paragraphs": []}'])
def test_a_line_that_is_no_story(tmp_path: Path, line: str):
    path = tmp_path / "wire.jsonl"
    path.write_text(LINE + line, encoding="utf-8")
    with pytest.raises(InputError, match="no story in line 3"):
        WireStories(path=path).bitext(LanguagePair.parse("ar-en"))


def test_stories_in_one_language_have_their_summaries_for_references():
    bitext = WireStories().bitext(LanguagePair.parse("ar"))
    assert len(bitext.sources) == len(bitext.references) == len(bitext.topics) == 104
    assert all(source.count("\n") >= 1 for source in bitext.sources)
    assert all(
        len(summary) < len(source) for source, summary in zip(bitext.sources, bitext.references, strict=True)
    )


def test_stories_without_summaries(tmp_path: Path):
    path = tmp_path / "wire.jsonl"
    path.write_text(LINE, encoding="utf-8")
    with pytest.raises(InputError, match="set wire-dev has no Arabic summaries"):
        WireStories(path=path).bitext(LanguagePair.parse("ar"))


def test_each_segment_has_its_storys_topic(tmp_path: Path):
    path = tmp_path / "wire.jsonl"
    path.write_text('{"topic": "oil", ' + LINE[1:], encoding="utf-8")
    bitext = WireStories(path=path).bitext(LanguagePair.parse("ar-en"))
    assert bitext.topics == ("oil", "oil", "oil", "")
    path.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="is empty"):
        WireStories(path=path).bitext(LanguagePair.parse("ar-en"))
