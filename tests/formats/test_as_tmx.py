"""TMX, read back by the reader of evaluation sets, and by its structure."""

import tomllib
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evaluation.datasets.bitext import LanguagePair
from evaluation.datasets.tmx import TranslationMemoryFile
from service.formats.as_tmx import different, memory_tmx
from service.memory import Entry, Key

KEY = Key("قال الوزير", "ar", "en", "barqiya-base", "r1", "beam=4")
ENTRY = Entry("machine", -0.5, "ctranslate2", 1_700_000_000.0, "The minister <said> & left")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_another_reader_finds_the_editors_words(tmp_path: Path):
    french, pt = replace(KEY, target_tag="fr"), replace(KEY, source="غيره", target_tag="pt-BR")
    entries = {KEY: ENTRY, french: replace(ENTRY, human="Le ministre a dit\u202f!"), pt: ENTRY}
    path = tmp_path / "corrections.tmx"
    path.write_bytes(memory_tmx(entries))
    found = TranslationMemoryFile.found("corrections", path)
    assert found is not None
    english = found.bitext(LanguagePair.parse("ar-en"))
    assert (english.sources, english.references) == (("قال الوزير",), ("The minister <said> & left",))
    assert found.bitext(LanguagePair.parse("ar-pt-BR")).sources == ("غيره",)


def test_a_unit_says_when_it_was_worded_and_whose_words_they_replace():
    root = etree.fromstring(memory_tmx({KEY: ENTRY}))
    (unit,) = root.iter("tu")
    assert unit.get("changedate") == "20231114T221320Z"
    assert [(each.get("type"), each.text) for each in unit.findall("prop")] == [("x-model", "barqiya-base")]
    assert [(each.get(LANG), each.findtext("seg")) for each in unit.findall("tuv")] == [
        ("ar", "قال الوزير"),
        ("en", "The minister <said> & left"),
    ]


def test_the_header_has_all_that_the_standard_asks_for():
    header = etree.fromstring(memory_tmx({})).find("header")
    wanted = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(header.attrib) == wanted
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert header.get("creationtoolversion") == project["project"]["version"]


def test_what_two_systems_had_alike_is_one_unit_and_what_they_had_otherwise_is_two():
    other = replace(KEY, model="nllb-600m")
    assert [key for key, _ in different({KEY: ENTRY, other: replace(ENTRY, created=5.0)})] == [KEY]
    apart = {KEY: ENTRY, other: replace(ENTRY, created=5.0, human="He spoke")}
    assert [key for key, _ in different(apart)] == [other, KEY]


@given(st.text(min_size=1), st.text())
def test_any_words_are_well_formed(source: str, wording: str):
    entries = {replace(KEY, source=source): replace(ENTRY, human=wording)}
    assert len(list(etree.fromstring(memory_tmx(entries)).iter("tu"))) == 1


def test_no_wording_turns_around_what_stands_behind_it():
    turned = replace(ENTRY, human="He \u202eleft \u2067now\u200f")
    (unit,) = etree.fromstring(memory_tmx({replace(KEY, source="قال\u2069 الوزير"): turned})).iter("tu")
    assert [each.findtext("seg") for each in unit.findall("tuv")] == ["قال الوزير", "He left now\u200f"]
