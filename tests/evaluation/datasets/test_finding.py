from pathlib import Path

import pytest

from evaluation.datasets.finding import find_set
from evaluation.datasets.flores import Flores
from evaluation.datasets.line_files import LineFiles
from evaluation.datasets.ntrex import Ntrex
from evaluation.datasets.sacrebleu_sets import SacrebleuSet
from evaluation.datasets.wire import WireStories
from evaluation.datasets.xlsum import XlSum
from service.errors import InputError


def test_the_wire_set_ships_with_the_project(tmp_path: Path):
    assert find_set("wire-dev", tmp_path) == WireStories()


def test_a_set_lies_in_a_folder_of_its_name_or_beside_others(tmp_path: Path):
    (tmp_path / "one").mkdir()
    for name in ("one/one.ar", "two.ar"):
        (tmp_path / name).touch()
    assert find_set("one", tmp_path) == LineFiles("one", tmp_path / "one")
    assert find_set("two", tmp_path) == LineFiles("two", tmp_path)


def test_a_set_given_by_its_folder(tmp_path: Path):
    (tmp_path / "mine.ar").touch()
    assert find_set(f"mine={tmp_path}", Path("elsewhere")) == LineFiles("mine", tmp_path)


@pytest.mark.parametrize("suffix", [".tsv", ".tsv.xz", ".tmx", ".tmx.gz", ".jsonl"])
def test_a_set_in_one_file(tmp_path: Path, suffix: str):
    path = tmp_path / f"news{suffix}"
    path.touch()
    given = find_set(f"mine={path}", tmp_path)
    assert (given.name, type(given)) == ("mine", type(find_set("news", tmp_path)))


def test_published_sets_by_their_names(tmp_path: Path):
    (tmp_path / "flores200_dataset" / "dev").mkdir(parents=True)
    (tmp_path / "NTREX" / "NTREX-128").mkdir(parents=True)
    (tmp_path / "NTREX/NTREX-128/newstest2019-src.eng.txt").touch()
    place = tmp_path / "flores200_dataset"
    assert find_set("flores200-dev", tmp_path) == Flores("flores200-dev", place, "dev")
    assert find_set("ntrex-128", tmp_path) == Ntrex("ntrex-128", tmp_path / "NTREX" / "NTREX-128")


def test_a_set_that_sacrebleu_has_or_could_fetch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("sacrebleu.utils.SACREBLEU_DIR", str(tmp_path))
    with pytest.raises(InputError, match=r"not on this machine: .*`sacrebleu -t iwslt17 -l ar-en"):
        find_set("iwslt17", tmp_path / "data")
    (tmp_path / "iwslt17").mkdir()
    (tmp_path / "iwslt17/iwslt17.ar-en.src").touch()
    assert find_set("iwslt17", tmp_path / "data") == SacrebleuSet("iwslt17", tmp_path / "iwslt17")


def test_stories_for_summaries_are_told_from_stories_for_translation(tmp_path: Path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "x", "summary": "y"}', encoding="utf-8")
    assert find_set("news", tmp_path) == XlSum("news", path)


def test_a_file_in_no_layout(tmp_path: Path):
    (tmp_path / "news.docx").touch()
    with pytest.raises(InputError, match="no layout of a set that is known"):
        find_set(f"news={tmp_path}/news.docx", tmp_path)


@pytest.mark.parametrize("wanted", ["absent", "absent={}", "absent={}/nowhere", "={}"])
def test_a_set_that_is_not_here_gets_a_sentence_that_helps(tmp_path: Path, wanted: str):
    (tmp_path / "other.ar").touch()
    (tmp_path / ".ar").touch()
    with pytest.raises(InputError, match="--sets"):
        find_set(wanted.format(tmp_path), tmp_path)
