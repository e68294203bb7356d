"""The label tells the truth about who worded a translation, in the translation's language."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from service.formats import label
from service.formats.label import label_of
from service.languages import language
from service.story import Origin, Translation
from tests.formats.translations import translated

LABELS = tomllib.loads(Path(label.__file__).with_name("label.toml").read_text(encoding="utf-8"))


def worded(translation: Translation, *origins: Origin) -> Translation:
    """The translation with those origins, in reading order."""
    left = list(origins)
    paragraphs = [
        replace(paragraph, segments=tuple(replace(part, origin=left.pop(0)) for part in paragraph.segments))
        for paragraph in translation.paragraphs
    ]
    return replace(translation, paragraphs=tuple(paragraphs))


MODEL, MEMORY, HUMAN, RULE = Origin.MODEL, Origin.MEMORY, Origin.HUMAN, Origin.RULE


@pytest.mark.parametrize(
    ("origins", "says"),
    [
        ((MODEL, RULE, MEMORY, MODEL, MODEL), "not checked by an editor."),
        ((HUMAN, RULE, HUMAN, MODEL, MODEL), "edited in part: 2 of 4 sentences."),
        ((HUMAN, RULE, HUMAN, HUMAN, HUMAN), "edited."),
        ((HUMAN, HUMAN, HUMAN, HUMAN, HUMAN), "edited."),
        ((RULE, RULE, RULE, RULE, RULE), "not checked by an editor."),
    ],
)
def test_what_it_says(origins: tuple[Origin, ...], says: str):
    text = label_of(worded(translated(), *origins)).text
    assert text == f"Machine translation (barqiya-base), {says}"


@pytest.mark.parametrize("tag", LABELS)
def test_each_language_has_all_four_with_their_figures(tag: str):
    assert language(tag).tag == tag
    assert set(LABELS[tag]) == {"machine", "partly", "edited", "unfinished"}
    for form, text in LABELS[tag].items():
        filled = text.format(model="MODEL", edited=3, ready=3, all=12)
        assert ("MODEL" in filled) == (form != "unfinished")
        assert ("3" in filled) == ("12" in filled) == (form in ("partly", "unfinished"))


def test_a_language_without_a_label_has_the_english_one():
    made = label_of(replace(translated(), language="wo"))
    assert made.language.tag == "en"
    assert made.text.startswith("Machine translation")
    assert label_of(replace(translated(), language="fr")).language.tag == "fr"
