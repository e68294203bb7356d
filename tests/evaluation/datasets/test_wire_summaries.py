import json
from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.wire_summaries import WireSummaries, Written
from service.errors import InputError

AR, EN, FR = (LanguagePair.parse(name) for name in ("ar", "ar-en", "ar-fr"))
STORY = {
    "headline": {"ar": "عنوان الخبر", "en": "The headline"},
    "paragraphs": [{"ar": "فقرة أولى.", "en": "One."}, {"ar": "فقرة ثانية.", "en": "Two."}],
    "summary": {"ar": "ملخص.", "en": "A summary."},
    "topic": "sport",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(STORY, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_a_story_is_whole_and_its_summary_in_any_language(path: Path):
    arabic, english = (WireSummaries(Written.SUMMARY, path).bitext(pair) for pair in (AR, EN))
    assert arabic.sources == english.sources == ("عنوان الخبر\nفقرة أولى.\nفقرة ثانية.",)
    assert (arabic.references, english.references) == (("ملخص.",), ("A summary.",))
    assert arabic.topics == ("sport",)


def test_for_a_headline_the_story_comes_without_it(path: Path):
    dataset = WireSummaries(Written.HEADLINE, path)
    assert dataset.name == "mine headline"
    assert dataset.bitext(AR).sources == ("فقرة أولى.\nفقرة ثانية.",)
    assert dataset.bitext(AR).references == ("عنوان الخبر",)


@pytest.mark.parametrize("written", list(Written))
def test_a_language_that_is_not_there(path: Path, written: Written):
    with pytest.raises(InputError, match="has no French"):
        WireSummaries(written, path).bitext(FR)


def test_the_shipped_stories_all_have_both():
    for written in Written:
        assert len(WireSummaries(written).bitext(AR).references) == 104
