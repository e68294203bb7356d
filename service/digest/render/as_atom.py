"""A digest as an Atom feed: an entry an article, under a name that stays when the digest is made again.

https://www.rfc-editor.org/rfc/rfc4287
"""

from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from service.digest.edition import Edition
from service.digest.render.articles import Article
from service.digest.render.page import Page, page
from service.digest.render.templates import filled
from service.digest.render.texts import at
from service.spacing import run_on

_NAMESPACE = UUID("6d1f6d2e-4b0e-5c0c-9a52-5f0b1f0c7b1e")  # drawn once, for the names of digests and entries
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)  # where nothing is known of it: a feed must give one


def as_atom(edition: Edition) -> bytes:
    """Content is the article's HTML; its stories are linked as what it came by."""
    shown = page(edition)
    names = [_urn("entry", shown, entry.id) for entry in edition.entries]
    times = [_updated(article, edition.made) for article in shown.articles]
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": shown.language.tag})
    SubElement(feed, "id").text = _urn("digest", shown, edition.title)
    _text(feed, "title", shown.title)
    SubElement(feed, "updated").text = _time(edition.made or max(times, default=_NO_TIME))
    SubElement(SubElement(feed, "author"), "name").text = "Barqiya"
    SubElement(feed, "generator").text = "Barqiya"
    _text(feed, "subtitle", shown.label)
    for article, name, updated in zip(shown.articles, names, times, strict=True):
        _add(feed, article, shown, name, updated)
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(feed: Element, article: Article, shown: Page, name: str, updated: datetime) -> None:
    entry = SubElement(feed, "entry")
    SubElement(entry, "id").text = name
    _text(entry, "title", article.headline.words.text)
    SubElement(entry, "updated").text = _time(updated)
    if article.teller and article.teller.url:
        language = {"hreflang": article.teller.title.tag} if article.teller.title.tag else {}
        SubElement(entry, "link", {"rel": "alternate", "href": article.teller.url} | language)
    for url in dict.fromkeys(story.url for story in article.dispatches if story.url):
        SubElement(entry, "link", {"rel": "via", "href": url})
    _text(entry, "summary", run_on((line.words.text for line in article.summary), shown.language))
    content = SubElement(entry, "content", {"type": "html"})
    content.text = filled("as_atom.html", article=article, page=shown).strip()


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag, {"type": "text"}).text = text


def _urn(kind: str, shown: Page, name: str) -> str:
    """The same for the same entry in the same language; a half of a character is spelt out."""
    key = f"{kind}\n{shown.language.tag}\n{name}".encode(errors="backslashreplace").decode()
    return uuid5(_NAMESPACE, key).urn


def _updated(article: Article, made: datetime | None) -> datetime:
    """When its newest story came, or else when the digest was made."""
    return (article.latest and article.latest.published) or made or _NO_TIME


def _time(when: datetime) -> str:
    return at(when, UTC).isoformat(timespec="seconds")
