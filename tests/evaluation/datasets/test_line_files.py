from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.line_files import LineFiles
from service.errors import InputError


@pytest.fixture
def news(tmp_path: Path) -> LineFiles:
    files = {
        "ar": "أ\nب\n",
        "en": "a\nb\n",
        "pt": "á\nbé\n",
        "pt-BR": "á\nbê\n",
        "zh": "甲\n乙\n",
        "README": "what it is",
    }
    for suffix, text in files.items():
        (tmp_path / f"news.{suffix}").write_text(text, encoding="utf-8")
    return LineFiles("news", tmp_path)


def test_a_line_is_a_segment_and_a_document(news: LineFiles):
    bitext = news.bitext(LanguagePair.parse("ar-en"))
    assert bitext.sources == ("أ", "ب")
    assert bitext.references == ("a", "b")
    assert bitext.documents == (0, 1)


@pytest.mark.parametrize(
    ("pair", "second"), [("ar-pt", "bé"), ("ar-pt-BR", "bê"), ("ar-zh", "乙"), ("ar-zh-Hans", "乙")]
)
def test_a_suffix_is_read_as_a_language(news: LineFiles, pair: str, second: str):
    assert news.bitext(LanguagePair.parse(pair)).references[1] == second


def test_a_language_that_a_set_lacks(news: LineFiles):
    with pytest.raises(InputError, match="set news has no French: it has ar, en, pt, pt-BR, zh-Hans"):
        news.bitext(LanguagePair.parse("ar-fr"))


def test_files_that_do_not_fit_each_other(news: LineFiles):
    (news.folder / "news.fr").write_text("a\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"news\.ar has 2 lines and news\.fr has 1"):
        news.bitext(LanguagePair.parse("ar-fr"))


def test_an_empty_set(tmp_path: Path):
    for suffix in ("ar", "en"):
        (tmp_path / f"news.{suffix}").touch()
    with pytest.raises(InputError, match="is empty"):
        LineFiles("news", tmp_path).bitext(LanguagePair.parse("ar-en"))
