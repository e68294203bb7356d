"""XLIFF, as another tool reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from service.formats.as_xliff import translation_xliff
from tests.formats.translations import STORY, TARGETS, translated

X = "{urn:oasis:names:tc:xliff:document:2.0}"


def test_a_unit_is_a_segment_with_its_source_target_and_state():
    root = etree.fromstring(translation_xliff(translated()))
    assert (root.tag, root.attrib) == (f"{X}xliff", {"version": "2.1", "srcLang": "ar", "trgLang": "en"})
    sources = [each.text for each in root.iter(f"{X}source")]
    assert " ".join(sources) == " ".join(STORY.split())
    assert [unit.findtext(f".//{X}target") for unit in root.iter(f"{X}unit")] == [
        each or None for each in TARGETS["en"]
    ]
    states = [(each.get("state"), each.get("subState")) for each in root.iter(f"{X}segment")]
    assert states == [
        ("translated", "barqiya:model"),
        ("translated", "barqiya:rule"),
        ("translated", "barqiya:model"),
        ("initial", "barqiya:none"),
        ("reviewed", "barqiya:human"),
    ]
    groups = [each.get("type") for each in root.iter(f"{X}group")]
    assert groups == ["barqiya:headline", "barqiya:body", "barqiya:item"]


def test_findings_are_notes_on_the_target():
    root = etree.fromstring(translation_xliff(translated()))
    notes = [
        (note.getparent().getparent().get("id"), note.get("category"), note.get("appliesTo"), note.text)
        for note in root.iter(f"{X}note")
        if note.getparent().getparent().tag == f"{X}unit"
    ]
    assert notes == [
        ("s3", "numbers", "target", "the source has 12, «١٢», and the target 13"),
        ("s3", "length", "target", "it is short"),
        ("s4", "coverage", "target", "the model made nothing of this"),
    ]


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("fa", "rtl")])
def test_directions(tag: str, direction: str):
    file = etree.fromstring(translation_xliff(translated(tag))).find(f"{X}file")
    assert (file.get("srcDir"), file.get("trgDir")) == ("rtl", direction)


def test_the_label_is_a_note_of_the_file_or_none():
    def notes(content: bytes) -> list[str]:
        return [each.text for each in etree.fromstring(content).findall(f"{X}file/{X}notes/{X}note")]

    assert notes(translation_xliff(translated())) == [
        "Machine translation (barqiya-base), edited in part: 1 of 4 sentences."
    ]
    assert notes(translation_xliff(translated(), label=False)) == []


def test_ids_are_of_one_unit_and_notes_stand_before_segments():
    root = etree.fromstring(translation_xliff(translated()))
    ids = [each.get("id") for each in root.iter(f"{X}unit", f"{X}group")]
    assert len(set(ids)) == len(ids)
    for unit in root.iter(f"{X}unit"):
        assert [each.tag for each in unit] in ([f"{X}segment"], [f"{X}notes", f"{X}segment"])


@given(st.text())
def test_any_text_is_well_formed_and_comes_back(text: str):
    root = etree.fromstring(translation_xliff(translated("en", text, text, text, text, text, id=text)))
    assert len(list(root.iter(f"{X}unit"))) == 5
    shown = "".join(c for c in text if c.isprintable())
    targets = ["".join(c for c in each.text or "" if c.isprintable()) for each in root.iter(f"{X}target")]
    assert targets == ([shown] * 5 if text else [])
