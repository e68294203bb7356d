"""A digest as an Atom feed: what RFC 4287 asks for, read back by a feed reader."""

from dataclasses import replace
from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree, html

from service.digest.render.as_atom import as_atom
from tests.digest.render.editions import MADE, edition

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ONE_OF_EACH = ("id", "title", "updated")


@pytest.mark.parametrize("tag", ["en", "ar", "fa"])
def test_feed_and_entries_have_what_the_standard_asks_for(tag: str):
    feed = etree.fromstring(as_atom(edition(tag)))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == tag
    for each in (feed, *feed.findall("a:entry", ATOM)):
        for name in ONE_OF_EACH:
            assert len(each.findall(f"a:{name}", ATOM)) == 1
        assert each.findtext("a:id", namespaces=ATOM).startswith("urn:uuid:")
        assert datetime.fromisoformat(each.findtext("a:updated", namespaces=ATOM)).tzinfo
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == "Barqiya"
    ids = feed.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_a_feed_reader_reads_it_back(tag: str):
    feed = feedparser.parse(as_atom(edition(tag)))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == edition(tag).title
    assert [entry.title for entry in feed.entries] == [each.headline.text for each in edition(tag).entries]
    quake, summit, fish = feed.entries
    assert quake.updated == "2026-11-27T05:40:00+00:00"
    assert quake.link == "https://quake-2.example/news?id=7&part=%281%29"
    assert len([link for link in quake.links if link.rel == "via"]) == 4
    assert summit.summary == edition(tag).entries[1].summary[0].text
    assert "links" not in fish


def test_names_stay_when_the_digest_is_made_again_and_differ_by_language():
    def names(feed: bytes) -> list[str]:
        return [str(entry.id) for entry in feedparser.parse(feed).entries]

    again = replace(edition(made=None), entries=edition().entries[::-1], stories=40)
    assert names(as_atom(again)) == names(as_atom(edition()))[::-1]
    assert not set(names(as_atom(edition("fr")))) & set(names(as_atom(edition())))


def test_without_a_time_the_making_dates_an_entry_and_without_that_a_fixed_day_does():
    fish = replace(edition(), entries=edition().entries[2:])
    (entry,) = feedparser.parse(as_atom(fish)).entries
    assert datetime.fromisoformat(entry.updated) == MADE
    feed = feedparser.parse(as_atom(replace(fish, made=None)))
    assert {feed.feed.updated, feed.entries[0].updated} == {datetime(1970, 1, 1, tzinfo=UTC).isoformat()}


def test_content_is_html_with_its_direction():
    feed = etree.fromstring(as_atom(edition("ar")))
    (content,) = feed.xpath("(//a:content)[1]", namespaces=ATOM)
    assert content.get("type") == "html"
    article = html.fragment_fromstring(content.text)
    assert (article.tag, article.get("lang"), article.get("dir")) == ("div", "ar", "rtl")
    assert article.xpath("//a/@href")[0].startswith("https://")


def test_an_empty_edition_is_a_feed_without_entries():
    feed = feedparser.parse(as_atom(replace(edition(made=None), entries=())))
    assert not feed.bozo
    assert feed.entries == []
