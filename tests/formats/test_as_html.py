"""The page: what a browser and a reader of screens make of it, and what cannot be smuggled into it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from service.formats.as_html import translation_html
from tests.formats.translations import translated


def body(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def test_blocks_are_told_apart_in_their_order():
    page = body(translation_html(translated()))
    blocks = page.xpath("//article/*")
    assert [(each.tag, each.get("class")) for each in blocks] == [("h1", None), ("p", None), ("p", "item")]
    assert blocks[0].text_content() == "A <b>headline</b> & more"
    assert blocks[2].text_content() == "- First"
    assert page.findtext(".//title") == "A <b>headline</b> & more"


@pytest.mark.parametrize(
    ("tag", "direction", "isolated"),
    [
        ("en", "ltr", ["عمر (مصر)"]),
        ("fa", "rtl", ["Barqiya", "F-16", "-5"]),
        ("he", "rtl", ["Barqiya", "BBC News (UK)"]),
        ("ja", "ltr", []),
    ],
)
def test_every_block_has_its_language_and_direction_and_names_are_isolated(
    tag: str, direction: str, isolated: list[str]
):
    page = body(translation_html(translated(tag)))
    blocks = page.xpath("//html | //article/* | //p | //section | //q")
    assert {(each.get("lang"), each.get("dir")) for each in blocks} <= {(tag, direction), ("en", "ltr")}
    assert {(each.get("lang"), each.get("dir")) for each in page.xpath("//html | //article/*")} == {
        (tag, direction)
    }
    assert [each.text for each in page.xpath("//article//bdi")] == isolated
    assert not page.xpath(f"//article//bdi[@dir='{direction}']")


def test_what_is_to_be_doubted_is_marked_and_its_note_says_why():
    page = body(translation_html(translated()))
    marks = page.xpath("//article//mark")
    assert [each.text_content() for each in marks] == ["He met «عمر (مصر)» & 13 came.", "[…]"]
    for link in page.xpath("//a"):
        (there,) = page.xpath(f"//*[@id='{link.get('href').removeprefix('#')}']")
        assert link.get("aria-label")
        assert there is not None
    notes = [each.text_content() for each in page.xpath("//section//li")]
    assert "the source has 12, «١٢», and the target 13; it is short" in notes[0]
    assert "the model made nothing of this" in notes[1]


def test_the_label_can_be_dropped_and_nothing_is_noted_where_all_is_well():
    labelled = translation_html(translated("fa"))
    assert "ترجمهٔ ماشینی" in labelled
    (label,) = body(labelled).xpath("//p[@class='label']")
    assert (label.get("lang"), label.get("dir")) == ("fa", "rtl")
    assert "ترجمهٔ ماشینی" not in translation_html(translated("fa"), label=False)
    calm = translated(
        "en", "A", "B -", "C.", "D.", "E", text="عنوان الخبر\nالقاهرة (برقية) - قال. وأضاف.\nبند."
    )
    assert "<section" in translation_html(calm)  # the third has findings
    assert "<section" not in translation_html(translated("en", "Only", text="* * *"))


def test_a_page_runs_nothing_and_asks_no_host_for_anything():
    page = translation_html(translated())
    assert "default-src 'none'" in page
    assert not body(page).xpath("//script | //link | //img | //iframe | //*[@src]")
    assert "http" not in page.replace("http-equiv", "")


@settings(max_examples=40)
@given(st.text())
def test_nothing_in_a_story_becomes_markup(text: str):
    page = body(translation_html(translated("en", text, text, text, text, text, id=text)))
    clean = body(translation_html(translated("en", "a", "a", "a", "a", "a", id="a")))
    known = {each.tag for each in clean.iter()} | {"bdi", "mark", "sup"}
    assert {each.tag for each in page.iter()} <= known
    assert page.xpath("count(//article/*)") == 3
