"""No form of a digest lets a story's text be anything but text."""

import json
from dataclasses import replace
from email import message_from_bytes, policy

import feedparser
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

from service.digest.edition import Basis, Edition, Entry, Figure, Report, Sentence, Telling
from service.digest.items import Item
from service.digest.render import FORMS
from service.digest.versions import Change
from service.story import Finding
from tests.digest.render.editions import edition

TAGS = frozenset(
    [
        *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "article", "section"),
        *("footer", "h1", "h2", "h3", "p", "div", "span", "ol", "ul", "li", "dl", "dt", "dd", "details"),
        *("summary", "blockquote", "a", "b", "em", "small", "sup", "mark", "q", "bdi", "cite", "code"),
        *("time", "br"),
    ]
)
STEERING = "\u202a\u202b\u202c\u202d\u202e\x00\x08\x1b"
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title></style></p><iframe>",
    "javascript:alert(1)",
    "https://a.example/\"onmouseover='x'",
    "https://a.example/)](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "![x](https://a.example/i.png)",
    "<https://a.example>",
    "\n\n# Heading\n\n---\n",
    "\n[^1-1]: javascript:alert(1)\n",
    "`code` ~~gone~~ | a | b |\n|---|---|",
    "&lt;script&gt; &#60;b&#62; &amp;",
    "]]><!-- --!> <?x ?> <!DOCTYPE x>",
    "\r\nBcc: all@desk.example\r\n\r\n",
    "{{ 7 * 7 }} {% raw %} {0} {source} %s",
    "\u202eابجد\u2066\u2069\u2069 \x00\x1b[31m\ud800\uffff\u2028",
    "",
    " ",
    "1. a",
    "- b",
    "> c",
)
words = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(max_size=30),
    st.lists(st.one_of(st.sampled_from(ATTACKS), st.text(max_size=8)), max_size=3).map("".join),
)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    item = Item(draw(words), draw(words), "", 0, None, draw(words), draw(words), draw(words))
    sentence = st.builds(
        Sentence,
        words,
        st.lists(st.builds(Basis, st.sampled_from([item.id, "?"]), words), max_size=2).map(tuple),
        st.lists(st.builds(Finding, st.just("numbers"), words), max_size=2).map(tuple),
    )
    tellings = st.lists(
        st.builds(Telling, words, st.builds(Basis, st.just(item.id), words).map(lambda one: (one,))),
        min_size=1,
        max_size=2,
    )
    figures = st.lists(st.builds(Figure, words, tellings.map(tuple)), max_size=2)
    entry = Entry(
        item.id,
        item.id,
        draw(sentence),
        tuple(draw(st.lists(sentence, max_size=3))),
        tuple(draw(figures)),
        ((Report(item, Change.FIRST), Report(replace(item, id=item.id + "2"), Change.TOLL)),),
    )
    made = edition(draw(st.sampled_from(["en", "fr", "ar", "fa", "ja"])))
    return replace(made, title=draw(words), entries=(entry,))


def check_html(page: html.HtmlElement) -> None:
    for each in page.iter():
        assert each.tag in TAGS, each.tag
        assert not any(name.startswith("on") or name == "src" for name in each.attrib)
        assert each.tag != "style" or each.getparent().tag == "head"
    for link in page.xpath("//@href"):
        assert link.lower().startswith(("#", "http://", "https://"))


@settings(deadline=None, max_examples=60, phases=[Phase.explicit, Phase.generate])
@given(editions())
def test_nothing_of_a_story_becomes_markup(made: Edition):
    files = {form: write(made) for form, write in FORMS.items()}
    assert files == {form: write(made) for form, write in FORMS.items()}
    for form in ("html", "md", "atom"):
        assert not set(files[form].decode()) & set(STEERING), form
    check_html(html.document_fromstring(files["html"], parser=html.HTMLParser(encoding="utf-8")))
    check_markdown(files["md"].decode())
    check_mail(files["eml"])
    check_feed(files["atom"])
    assert len(json.loads(files["json"])["entries"]) == 1


def check_markdown(text: str) -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # others let all pass
    tokens = reader.parse(text)
    within = [child for token in tokens for child in token.children or ()]
    kinds = [token.type for token in tokens]
    assert kinds.count("heading_open") <= 2 + 3
    assert kinds.count("hr") == 1
    assert not {"html_block", "table_open", "fence", "code_block", "blockquote_open"} & set(kinds)
    assert not {"html_inline", "image", "s_open", "code_inline"} & {token.type for token in within}
    for token in within:
        if token.type == "link_open":
            assert str(token.attrs["href"]).lower().startswith(("http://", "https://"))


def check_mail(mail: bytes) -> None:
    message = message_from_bytes(mail, policy=policy.default)
    assert set(message.keys()) == {
        "Subject",
        "Date",
        "Message-ID",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
        "Content-Language",
    }
    assert not message.defects
    plain, page = message.iter_parts()
    assert not set(plain.get_content()) & set(STEERING)
    check_html(html.document_fromstring(page.get_content()))


def check_feed(feed: bytes) -> None:
    for content in etree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}content"):
        check_html(html.fragment_fromstring(content.text))
    assert not feedparser.parse(feed).bozo
