"""Stories that come in, and what is said of those that cannot."""

from pathlib import Path

import gradio as gr
import pytest
from gradio.data_classes import FileData

from service.errors import InputError
from service.ui.story_input import from_file, read, story_input
from service.ui.texts import PAGE_LANGUAGES, Texts
from tests.ui.desks import page_context

STORY = "غرق قارب قبالة اليونان\nوتوقف البحث."


def test_a_story_has_its_paragraphs(tmp_path: Path) -> None:
    assert len(read(page_context(tmp_path), STORY).paragraphs) == 2


@pytest.mark.parametrize("text", [None, "", " \n\t ", "no Arabic", "١٢٣ 456", "س" * 2001, "\0\x07"])
@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_what_is_no_story_is_refused_in_the_page_s_language(tmp_path: Path, text: str, tag: str) -> None:
    with pytest.raises(InputError) as caught:
        read(page_context(tmp_path, tag=tag), text)
    said = [Texts(tag)(f"story.{key}") for key in ("empty", "no_arabic")]
    said.append(Texts(tag)("story.too_long", length="2,001", most="2,000"))
    assert caught.value.message in said


def test_a_story_of_the_longest_length_is_taken(tmp_path: Path) -> None:
    assert read(page_context(tmp_path), "س" * 2000).text == "س" * 2000


def test_a_file_fills_the_box_and_leaves_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    text, said = from_file(page_context(tmp_path), file)
    assert text == STORY
    assert "story.txt is read: 2 paragraphs." in said
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("latin.txt", b"no Arabic in it"),
        ("large.txt", "س".encode() * 2001),
        ("damaged.docx", b"PK\x03\x04 and no more"),
        ("<b>.txt", b""),
        ("p.pdf", b"%PDF-1.7 and no more"),
        ("p.png", b"\x89PNG\r\n\x1a\n"),
        ("p.xyz", bytes(range(256))),
    ],
)
def test_a_file_that_is_no_story_leaves_the_box_as_it_is(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    box, said = from_file(page_context(tmp_path), file)
    assert box == gr.skip()
    assert 'role="alert"' in said
    assert "<b>.txt" not in said
    assert not file.exists()


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert 'role="alert"' in from_file(page_context(tmp_path), tmp_path / "gone.txt")[1]


def test_the_box_is_for_arabic(tmp_path: Path) -> None:
    with gr.Blocks(analytics_enabled=False):
        box = story_input(page_context(tmp_path, tag="fr"), elem_id="story")
    assert box.rtl
    assert box.label == "Dépêche en arabe"


def test_a_file_of_any_kind_is_taken_and_its_notice_is_the_only_one(tmp_path: Path) -> None:
    with gr.Blocks(analytics_enabled=False) as page:
        story_input(page_context(tmp_path), elem_id="story")
    (upload,) = (part for part in page.blocks.values() if isinstance(part, gr.UploadButton))
    (told,) = (part for part in page.blocks.values() if part.elem_id == "story-notice")
    file = tmp_path / "p.pdf"
    file.write_bytes(b"%PDF-1.7 and no more")
    taken = upload.preprocess(FileData(path=str(file)))
    assert "p.pdf</bdi> is a PDF file" in from_file(page_context(tmp_path), str(taken))[1]
    (chosen,) = (each for each in page.fns.values() if (upload._id, "click") in each.targets)
    assert (chosen.outputs, chosen.fn, chosen.js) == ([told], None, "() => ''")
