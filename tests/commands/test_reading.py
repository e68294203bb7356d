import io
import sys
from pathlib import Path

import pytest

from service.commands.reading import read_source
from service.errors import InputError
from service.formats.reading import MOST_BYTES
from service.story import Kind
from tests.commands.conftest import STORY
from tests.formats.reading.files import word_file


def sent(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_word_file_is_the_same_story_as_its_text(tmp_path: Path, story: Path):
    path = tmp_path / "lake.docx"
    path.write_bytes(
        word_file(lambda document: [document.add_paragraph(line) for line in STORY.splitlines()])
    )
    read = read_source(str(path))
    assert (read.id, read.text, read.paragraphs) == ("lake", STORY, read_source(str(story)).paragraphs)
    assert [paragraph.kind for paragraph in read.paragraphs] == [Kind.HEADLINE, Kind.BODY, Kind.BODY]


def test_a_page_comes_through_a_pipe(monkeypatch: pytest.MonkeyPatch):
    sent(monkeypatch, "<!DOCTYPE html><h1>عنوان الخبر</h1><p>قال الوزير.</p>".encode())
    read = read_source("-")
    assert (read.id, read.text) == ("", "عنوان الخبر\nقال الوزير.")


def test_no_more_is_read_than_can_be_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    path = tmp_path / "large.txt"
    path.write_bytes(bytes(MOST_BYTES * 2))
    with pytest.raises(InputError, match=r"large\.txt is larger than 5 MB"):
        read_source(str(path))
    sent(monkeypatch, b"x" * (MOST_BYTES + 100))
    with pytest.raises(InputError, match="standard input is larger than 5 MB"):
        read_source("-")
    assert len(sys.stdin.buffer.read()) == 99


def test_a_translation_can_be_made_of_a_word_file(run, tmp_path: Path):
    path = tmp_path / "story.docx"
    path.write_bytes(word_file(lambda document: document.add_paragraph("قال الوزير.")))
    assert run("translate", path, "--to", "en").out == "[en] قال الوزير.\n"


def test_a_closed_standard_input_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        read_source("-")
