"""RSS 0.91 to 2.0 and Atom: what stands in an entry, and what feeds do wrong."""

import pytest

from tests.digest.feeds.samples import AT, LINES, MARKED, TEXT, TITLE, facts, only, read, reason

ALL = {
    "id": "urn:x:1",
    "title": TITLE,
    "text": TEXT,
    "published": AT,
    "source": "وكالة برقية",
    "url": "https://example.org/a?b=1&c=2",
    "language": "ar",
}


def rss(*items: str, version: str = "2.0", channel: str = "") -> str:
    title = "<title>وكالة برقية</title><link>https://example.org/</link><description>أخبار</description>"
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="{version}" {namespaces}>'
        f"<channel>{title}{channel}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


GUID = '<guid isPermaLink="false">urn:x:1</guid>'
LINK = "<link>https://example.org/a?b=1&amp;c=2</link>"
HEAD = f"<title>{TITLE}</title>{GUID}{LINK}<pubDate>Fri, 27 Nov 2026 06:30:00 +0200</pubDate>"
ESCAPED = MARKED.replace("<", "&lt;")

FEEDS = {
    "RSS 2.0, escaped HTML": rss(f"{HEAD}<description>{ESCAPED}</description>"),
    "RSS 2.0, CDATA and a shorter summary": rss(
        f"{HEAD}<description>{LINES[0]}</description><content:encoded><![CDATA[{MARKED}]]></content:encoded>"
    ),
    "RSS 2.0, the summary is the longer one": rss(
        f"{HEAD}<content:encoded><![CDATA[<p>المزيد</p>]]></content:encoded><description>{ESCAPED}</description>"
    ),
    "RSS 2.0, plain lines": rss(f"{HEAD}<description>{TEXT}</description>"),
    "RSS 2.0, the headline once more": rss(
        f"{HEAD}<description>&lt;h2>{TITLE}&lt;/h2>{ESCAPED}</description>"
    ),
    "RSS 2.0, a script in it": rss(
        f"{HEAD}<description><![CDATA[<script>alert('نص')</script>{MARKED}<img src=x>]]></description>"
    ),
    "RSS 2.0, an entry's own source": rss(
        f'{HEAD}<source url="https://e.org/">وكالة برقية</source><description>{TEXT}</description>'
    ).replace("<channel><title>وكالة برقية", "<channel><title>مجمع"),
    "RSS 0.92": rss(f"{HEAD}<description>{ESCAPED}</description>", version="0.92"),
    "RSS 1.0": f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://example.org/"><title>وكالة برقية</title>
      <dc:language>ar</dc:language></channel><item rdf:about="urn:x:1"><title>{TITLE}</title>{LINK}
      <dc:date>2026-11-27T06:30:00+02:00</dc:date><description>{ESCAPED}</description></item></rdf:RDF>""",
    "Atom, XHTML": f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>وكالة برقية</title>
      <entry><id>urn:x:1</id><title>{TITLE}</title><link href="https://example.org/a?b=1&amp;c=2"/>
      <published>2026-11-20T00:00:00Z</published><updated>2026-11-27T04:30:00Z</updated>
      <summary>{LINES[0]}</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{MARKED}</div></content></entry></feed>""",
    "Atom, HTML, with a prefix": f"""<a:feed xmlns:a="http://www.w3.org/2005/Atom">
      <a:title>وكالة برقية</a:title><a:entry><a:id>urn:x:1</a:id>
      <a:title type="html">&lt;b>{TITLE}&lt;/b></a:title>
      <a:link href="https://example.org/a?b=1&amp;c=2"/><a:published>2026-11-27T04:30:00Z</a:published>
      <a:content type="html">{ESCAPED}</a:content></a:entry></a:feed>""",
    "Atom, the source of an entry": f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>مجمع</title>
      <entry><id>urn:x:1</id><title>{TITLE}</title><link href="https://example.org/a?b=1&amp;c=2"/>
      <updated>2026-11-27T04:30:00Z</updated><summary>{TEXT}</summary>
      <source><id>urn:y</id><title>وكالة برقية</title></source></entry></feed>""",
}


@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS)
def test_an_entry(feed: str):
    assert facts(only(feed)) == ALL


def test_entries_are_numbered_and_a_bad_one_names_its_place():
    feed = rss(
        *(f"<title>{TITLE}</title>" for _ in range(2)),
        "<title>Bridge opens</title>",
        f"<title>{TITLE}</title>",
    )
    items, (fault,) = read(feed)
    assert [(item.id, item.place) for item in items] == [("feed-1", 0), ("feed-2", 1), ("feed-4", 3)]
    assert str(fault).startswith("feed.xml, entry 3: there is no Arabic")


def test_an_entry_with_a_summary_alone_is_a_story_with_that_text():
    assert only(rss(f"{HEAD}<description>{LINES[0]}</description>")).text == LINES[0]


def test_a_headline_alone_is_a_flash():
    assert only(rss(HEAD)).text == TITLE


def test_names_of_characters_that_only_html_knows():
    item = only(rss(f"{HEAD}<description>&laquo;{LINES[0]}&raquo;&nbsp;&amp;</description>"))
    assert item.text == f"«{LINES[0]}» &"


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16"])
def test_older_encodings(encoding: str):
    text = rss(f"{HEAD}<description>{ESCAPED}</description>").replace("utf-8", encoding)
    assert facts(only(text.encode(encoding))) == ALL


def test_a_feed_that_breaks_off_gives_what_was_whole_and_says_so():
    whole = rss(HEAD, f"<title>{TITLE}</title><description>{TEXT}</description>")
    items, (fault,) = read(whole[: whole.index("متر")])
    assert items[0].id == "urn:x:1"
    assert TEXT not in [item.text for item in items]
    assert "it breaks off, so the last stories may be missing" in str(fault)


def test_a_damaged_entry_is_left_out_and_the_others_are_read():
    damaged = f"<title>{TITLE}</title><description><b>{TEXT}</description>"
    items, faults = read(rss(HEAD, damaged, f"<title>{TITLE}</title>", damaged))
    assert [(item.id, item.place) for item in items] == [("urn:x:1", 0), ("feed-3", 2)]
    assert [str(fault.where) for fault in faults] == ["feed.xml, entry 2", "feed.xml, entry 4"]
    assert "no well-formed XML (line 3)" in str(faults[0])
    assert "no well-formed XML (line 4)" in str(faults[1])


def test_damage_outside_of_entries():
    assert "no well-formed XML" in reason(rss(HEAD).replace("<description>أخبار", "<description><b>"))


def test_an_ampersand_that_is_only_one():
    assert only(rss(f"<title>{TITLE} & ب &copy; &foo; &#1576;</title>")).title == f"{TITLE} & ب © &foo; ب"


def test_a_prefix_that_is_not_declared():
    item = only(
        rss(f"<title>{TITLE}</title><media:x/><dc:date>2026-11-27</dc:date>").replace(" xmlns:dc", " y")
    )
    assert item.published is not None


def test_links_count_from_the_address_and_others_than_http_are_none():
    items, _ = read(
        rss(
            f"<title>{TITLE}</title><link>/news/1</link>",
            f"<title>{TITLE}</title><link>javascript:x()</link>",
        ),
        "https://example.org/feeds/all",
    )
    assert [item.url for item in items] == ["https://example.org/news/1", ""]


def test_ids_stay_as_they_are_wherever_the_feed_is():
    feed = rss(f"<guid>12</guid><title>{TITLE}</title>")
    assert [only(feed, name).id for name in ("feed.xml", "https://example.org/feed")] == ["12", "12"]


def test_a_time_that_cannot_be_read():
    items, (fault,) = read(rss(f"<title>{TITLE}</title><pubDate>صباح أمس</pubDate>"))
    assert items[0].published is None
    assert fault.kept


def test_the_language_of_a_feed():
    assert only(rss(HEAD, channel="<language>en-us</language>")).language == "ar"
    assert only(rss(HEAD, channel="<language>ar-EG</language>")).language == "ar-EG"
    items, (fault,) = read(rss(HEAD, channel="<language>fa</language>"))
    assert items == []
    assert "Persian" in str(fault)


@pytest.mark.parametrize(
    "odd", ["<georss:where/>", "<textinput/>", "<x xmlns='a b'/>", "<image><svg/></image>"]
)
def test_odd_elements_do_no_harm(odd: str):
    assert only(rss(f"{odd}<title>{TITLE}</title>", channel=odd)).title == TITLE
