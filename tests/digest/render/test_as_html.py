"""The page of a digest: what a browser and a reader of screens make of it."""

from dataclasses import replace

import pytest
from lxml import html

from service.digest.render.as_html import as_html, entries
from tests.digest.render.editions import FISH, QUAKE, edition


def parsed(page: bytes) -> html.HtmlElement:
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))


@pytest.mark.parametrize(
    ("tag", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("ja", "ltr")]
)
def test_every_text_has_its_language_and_direction(tag: str, direction: str):
    page = parsed(as_html(edition(tag)))
    assert (page.get("lang"), page.get("dir")) == (tag, direction)
    summary = page.find_class("summary")[0]
    assert (summary.get("lang"), summary.get("dir")) == (tag, direction)
    for quote in page.xpath("//blockquote"):
        assert (quote.get("lang"), quote.get("dir")) == ("ar", "rtl")
    assert all(each.get("dir") for each in page.xpath("//*[@lang]"))


def test_a_language_without_words_of_its_own_has_english_ones_that_say_so():
    page = parsed(as_html(edition("fa")))
    (contents,) = page.xpath("//nav")
    assert (contents.get("lang"), contents.get("dir")) == ("en", "ltr")
    assert {(each.get("lang"), each.get("dir")) for each in page.find_class("label")} == {("en", "ltr")}
    assert "جمعه" in page.find_class("dateline")[0].text_content()


def test_a_sentence_that_stayed_in_arabic_is_marked_as_such():
    (stayed,) = parsed(as_html(edition("fr"))).xpath("(//p[@class='summary'])[3]/bdi")
    assert (stayed.get("lang"), stayed.get("dir"), stayed.text_content()) == ("ar", "rtl", FISH)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_link_within_the_page_leads_somewhere_and_no_name_is_given_twice(tag: str):
    page = parsed(as_html(edition(tag)))
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    within = page.xpath("//a[starts-with(@href, '#')]")
    assert {link.get("href").removeprefix("#") for link in within} <= set(names)
    assert set(page.xpath("//@aria-labelledby")) <= set(names)
    assert [link.get("href") for link in page.xpath("//nav//a")] == [
        f"#{each.get('id')}" for each in page.xpath("//article")
    ]


def test_a_sentence_leads_to_the_sentence_that_it_stands_on():
    page = parsed(as_html(edition()))
    mark = page.xpath("//p[@class='summary']//a")[0]
    assert mark.get("aria-label") == "Source sentence 1"
    note = page.get_element_by_id(mark.get("href").removeprefix("#"))
    assert note.findtext("blockquote") == QUAKE
    assert note.getparent().getparent().tag == "details"


def test_links_to_sources_do_not_say_where_the_reader_comes_from():
    links = parsed(as_html(edition())).xpath("//a[not(starts-with(@href, '#'))]")
    assert {link.get("rel") for link in links} == {"noreferrer"}
    assert "https://quake-1.example/news?id=7&part=%281%29" in {link.get("href") for link in links}


def test_the_page_needs_no_script_and_no_other_file():
    page = parsed(as_html(edition()))
    assert not page.xpath("//script | //link | //img | //@onclick | //@src")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "url(" not in page.xpath("string(//style)")


def test_what_is_to_be_checked_is_underlined_and_explained_below():
    page = parsed(as_html(edition()))
    (mark,) = page.xpath("//mark")
    (doubt,) = page.xpath("//div[@class='doubts']//li")
    assert doubt.findtext("q") == mark.text_content()
    assert "the source has 2, «بلدتين», and the target 1" in doubt.text_content()


def test_figures_that_differ_stand_side_by_side():
    dead, injured = parsed(as_html(edition())).xpath("(//div[@class='numbers'])[1]/dl/div")
    assert dead.xpath("string(dt)").split() == ["dead", "Sources", "differ"]
    assert dead.xpath("dd/b/text()") == ["43", "41"]
    assert dead.xpath("dd//time/@datetime") == ["2026-11-27T05:20:00+00:00", "2026-11-27T05:15:00+00:00"]
    assert [each.text_content() for each in dead.xpath("dd/small")] == [
        "Levant Press, Nov 27, 05:20",
        "وكالة الساحل, Nov 27, 05:15",
    ]
    assert injured.xpath("string(dt)").strip() == "injured"


def test_versions_stand_in_their_order_with_what_each_brought():
    (chain,) = parsed(as_html(edition("fr"))).xpath("//ol[@class='chain versions']")
    assert chain.xpath("li//em/text()") == ["Première version", "Nouveau bilan", "Rectificatif"]
    assert [each.get("datetime") for each in chain.iter("time")] == [
        "2026-11-27T03:40:00+00:00",
        "2026-11-27T05:15:00+00:00",
        "2026-11-27T05:40:00+00:00",
    ]


def test_a_day_without_stories_says_so():
    page = parsed(as_html(replace(edition("de"), entries=(), stories=0, events=0)))
    assert page.findtext(".//main/p") == "Keine Meldungen in diesem Zeitraum."
    assert not page.xpath("//nav | //article")


def test_the_articles_can_stand_in_another_page():
    alone = html.fragment_fromstring(entries(edition()), create_parent="div")
    assert [each.tag for each in alone] == ["article"] * 3
    assert alone.find_class("label")


def test_the_same_edition_is_the_same_page():
    assert as_html(edition("ar")) == as_html(edition("ar"))
