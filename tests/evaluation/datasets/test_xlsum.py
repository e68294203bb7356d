import json
from pathlib import Path

import pytest

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.xlsum import XlSum
from service.errors import InputError

STORY = {"id": "1", "url": "u", "title": "عنوان", "text": " نص الخبر. ", "summary": "ملخص"}


def stories(path: Path, *lines: str) -> XlSum:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    found = XlSum.found("xlsum", path)
    assert found is not None
    return found


def test_a_story_and_its_summary(tmp_path: Path):
    untitled = {"text": "نص", "summary": "موجز"}
    found = stories(tmp_path / "ar.jsonl", json.dumps(STORY), json.dumps(untitled))
    bitext = found.bitext(LanguagePair.parse("ar"))
    assert bitext.sources == ("عنوان\nنص الخبر.", "نص")
    assert bitext.references == ("ملخص", "موجز")
    assert bitext.files[0].name == "ar.jsonl"


def test_a_folder_with_one_file_of_the_set_s_name(tmp_path: Path):
    assert XlSum.found("xlsum", tmp_path) is None
    found = stories(tmp_path / "xlsum-ar.jsonl", json.dumps(STORY))
    assert XlSum.found("xlsum", tmp_path) == found
    assert XlSum.found("news", tmp_path) is None
    stories(tmp_path / "xlsum-fa.jsonl", json.dumps(STORY))
    assert XlSum.found("xlsum", tmp_path) is None  # which of the two, nobody said


def test_there_are_no_translations(tmp_path: Path):
    with pytest.raises(InputError, match="use --pairs ar"):
        stories(tmp_path / "ar.jsonl", json.dumps(STORY)).bitext(LanguagePair.parse("ar-en"))


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"text": 1, "summary": "x"}'])
def test_a_line_that_is_no_story(tmp_path: Path, line: str):
    with pytest.raises(InputError, match="no story in line 2"):
        stories(tmp_path / "ar.jsonl", json.dumps(STORY), line).bitext(LanguagePair.parse("ar"))


@pytest.mark.parametrize(("name", "text"), [("a.jsonl", "{}"), ("b.jsonl", ""), ("c.txt", json.dumps(STORY))])
def test_other_files(tmp_path: Path, name: str, text: str):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert XlSum.found("xlsum", tmp_path / name) is None
