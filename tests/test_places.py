"""Places of datelines: a golden table, and the shape of our own table."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service import places as module
from service.languages import Language, language, languages
from service.places import place

GOLDEN = tomllib.loads((Path(__file__).parent / "golden" / "places.toml").read_text(encoding="utf-8"))[
    "place"
]
CASES = [(arabic, tag, name) for row in GOLDEN for arabic in row["ar"] for tag, name in row["names"].items()]
TABLE = tomllib.loads((Path(module.__file__).parent / "places.toml").read_text(encoding="utf-8"))
ROWS = [row for region in TABLE["cities"].values() for row in region]


@pytest.mark.parametrize(("arabic", "tag", "name"), CASES)
def test_a_place_is_named_as_its_readers_write_it(arabic: str, tag: str, name: str):
    assert place(arabic, language(tag)) == (name or None)


def test_every_row_has_a_name_for_each_desk():
    assert len(ROWS) >= 150
    assert all(set(row) == {"ar", "en", "fr", "es", "de"} and row["ar"] for row in ROWS)


def test_no_two_spellings_of_our_table_come_to_the_same():
    keys = [module._key(spelling) for row in ROWS for spelling in row["ar"]]
    keys += [module._key(spelling) for spelling in TABLE["spellings"]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("spelling", TABLE["spellings"])
def test_a_spelling_leads_to_a_name_that_cldr_has(spelling: str):
    assert place(spelling, language("en"))
    assert place(spelling, language("ru"))


@pytest.mark.parametrize("each", languages(), ids=lambda each: each.tag)
def test_no_language_writes_a_place_in_a_foreign_script(each: Language):
    name = place("القاهرة", each)
    if name and not each.flores.endswith("_Latn"):
        assert not any(c.isascii() and c.isalpha() for c in name)


@settings(deadline=None)  # the first look-up loads CLDR's names
@given(st.text(max_size=40))
def test_any_text_is_a_place_or_none(text: str):
    assert place(text, language("en")) != ""
