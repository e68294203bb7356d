"""Every form has its name, its type and its label, and one that is not known is refused."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from service.errors import InputError
from service.formats.downloads import FORMS, download
from service.formats.label import label_of
from tests.formats.translations import translated


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_named_after_its_story_and_language(form: str):
    made = download(translated(), form, label=True)
    suffix = {"text": "txt", "markdown": "md", "xliff": "xlf"}.get(form, form)
    assert made.name == f"boat.en.{suffix}"
    assert made.content
    assert "/" in made.media_type


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"docx"}))
def test_the_label_stays_or_goes(form: str):
    label = label_of(translated()).text
    assert label in download(translated(), form, label=True).content.decode()
    dropped = download(translated(), form, label=False).content.decode()
    assert "Machine translation" not in dropped


def test_json_is_what_the_command_line_has_and_its_label():
    made = json.loads(download(translated(), "json", label=True).content)
    assert made["label"] == label_of(translated()).text
    assert "label" not in json.loads(download(translated(), "json", label=False).content)
    assert [each["origin"] for each in made["paragraphs"][2]["segments"]] == ["human"]


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("", "translation.en.txt"),
        ("../../etc/passwd", "etc-passwd.en.txt"),
        ('a"b\r\nSet-Cookie: x', "a-b-Set-Cookie-x.en.txt"),
        ("خبر عاجل ٢", "خبر-عاجل-٢.en.txt"),
        ("x" * 300, f"{'x' * 80}.en.txt"),
        ("...", "translation.en.txt"),
    ],
)
def test_a_name_is_safe_on_every_file_system(id: str, name: str):
    assert download(translated(id=id), "text", label=False).name == name


def test_a_form_that_there_is_not():
    with pytest.raises(InputError, match="there is no format 'pdf': use text, markdown"):
        download(translated(), "pdf", label=True)


@pytest.mark.parametrize("form", FORMS)
def test_no_target_turns_around_what_stands_behind_it(form: str):
    targets = (
        "Head\u202eline",
        "Cairo -",
        "He \u2067met \u2066\u200fhim\u2069.",
        "More.",
        "- \u202dIt\u2069",
    )
    content = download(translated("en", *targets), form, label=True).content
    if form == "docx":
        content = ZipFile(BytesIO(content)).read("word/document.xml")
    shown = content.decode()
    assert not re.search("[\u202a-\u202e\u2067]", shown)
    assert shown.count("\u2066") == shown.count("\u2069") > 0
    assert "\u200f" in shown
