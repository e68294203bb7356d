"""What an editor takes away, and what there is nothing of."""

import io
import json
import zipfile
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import gradio as gr
import pytest

from service.comparison import Phase
from service.formats.downloads import FORMS
from service.story import Origin
from service.text.segments import read_story
from service.ui.takeaway import Takeaway, _copied, _saved, _telling, _wordings, takeaway
from tests.ui.comparisons import BEAM, ONE, OTHER, column, comparison
from tests.ui.desks import page_context


def built(folder: Path, tag: str = "en") -> Takeaway:
    with gr.Blocks(analytics_enabled=False):
        return takeaway(page_context(folder, tag=tag), gr.State(None), gr.HTML())


HALF = replace(OTHER, phase=Phase.CANCELLED, paragraphs=(*OTHER.paragraphs[:2], None))
NONE = replace(OTHER, phase=Phase.FAILED, paragraphs=(None, None, None))


def test_columns_of_which_something_is_there_are_offered(tmp_path: Path) -> None:
    group, columns = built(tmp_path, "fr").offer(comparison(NONE, HALF, ONE))
    assert group["visible"]
    assert columns["choices"] == [
        ("2. anglais · model · greedy · inachevé : 2 paragraphes sur 3", 1),
        ("3. anglais · model · beam 5", 2),
    ]
    assert columns["value"] == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", [True, False])
def test_what_is_unfinished_is_taken_with_what_it_lacks_told_in_its_place(
    tmp_path: Path, form: str, label: bool
) -> None:
    given, said = _telling(page_context(tmp_path), _saved, comparison(HALF), 0, form, label)
    content = b64decode(json.loads(given)["content"])
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(packed.read(name) for name in packed.namelist() if name.endswith(".xml"))
    assert b"Boat sinks off Crete" in content
    assert b"is not translated" in content
    assert (b"2 of 3 paragraphs" in content) == label
    assert "one paragraph is not translated" in said


def test_what_is_whole_is_taken_without_a_word(tmp_path: Path) -> None:
    assert _telling(page_context(tmp_path), _copied, comparison(ONE), 0, "text", True)[1] == ""


def test_before_there_is_anything_nothing_is_shown(tmp_path: Path) -> None:
    group, columns = built(tmp_path).offer(None)
    assert not group["visible"]
    assert columns["value"] is None


@pytest.mark.parametrize("form", FORMS)
def test_every_format_can_be_saved_and_has_a_name(tmp_path: Path, form: str) -> None:
    context = page_context(tmp_path)
    given = json.loads(_saved(context, comparison(ONE, OTHER), 1, form, True))
    assert given["name"].endswith(f".en.{FORMS[form].suffix}")
    assert b64decode(given["content"])
    assert context.texts(f"takeaway.{form}")


def test_what_is_copied_is_text_with_the_label_or_without(tmp_path: Path) -> None:
    context, both = page_context(tmp_path), comparison(ONE, OTHER)
    labelled = _copied(context, both, 0, "text", True)
    bare = _copied(context, both, 0, "text", False)
    assert labelled.startswith(bare.strip())
    assert "Machine translation" in labelled
    assert _copied(context, both, 0, "docx", False) == bare
    assert _copied(context, both, 0, "html", False) != bare


def test_corrections_of_this_story_are_taken_as_tmx(tmp_path: Path) -> None:
    edited = column(BEAM, ["A headline", "An editor's <sentence>.", "The end."], origin=Origin.HUMAN)
    given = json.loads(_wordings(page_context(tmp_path), comparison(ONE, edited)))
    written = b64decode(given["content"]).decode()
    assert given["name"] == "corrections.tmx"
    assert "An editor's &lt;sentence&gt;." in written
    assert "The coastguard" not in written


def test_a_list_s_marker_is_no_part_of_what_is_taken_as_tmx(tmp_path: Path) -> None:
    story = read_story("غرق قارب قبالة اليونان\n- فُقد ثلاثة أشخاص.\n- توقف البحث.")
    edited = column(
        BEAM, ["A headline", "- Three are missing.", "- The end."], origin=Origin.HUMAN, story=story
    )
    given = json.loads(_wordings(page_context(tmp_path), comparison(edited, story=story)))
    written = b64decode(given["content"]).decode()
    assert "<seg>Three are missing.</seg>" in written
    assert "<seg>توقف البحث.</seg>" in written
    assert "<seg>-" not in written


@pytest.mark.parametrize("work", [_saved, _copied, _wordings])
def test_nothing_to_take_is_told(tmp_path: Path, work) -> None:
    context = page_context(tmp_path)
    for given in (None, comparison(ONE, OTHER)):
        taken, said = _telling(context, work, given, None, "text", True)
        assert taken == ""
        assert 'role="alert"' in said
