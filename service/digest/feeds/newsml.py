"""NewsML-G2 (https://iptc.org/standards/newsml-g2/): news items, alone or in a news message."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from service.arabic.letters import has_arabic
from service.digest.feeds.bodies import Body, body_of
from service.digest.feeds.fault import Fault, Part, Unit, Where
from service.digest.feeds.nitf import nitf_body
from service.digest.feeds.rows import Row, read_row
from service.digest.feeds.xml_text import XmlText
from service.digest.feeds.xml_tree import LANGUAGE, first_attribute, first_text, parse, text_of
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refused

if TYPE_CHECKING:
    from lxml.etree import _Element

_ITEM = "newsItem"
_TEXTS = frozenset(["", "composite", "text"])


def read_newsml(xml: XmlText, name: str, stem: str) -> Iterator[Item | Fault]:
    """A story a news item; items of other kinds are faults. Raises InputError where it is no XML."""
    root = parse(xml)
    if root.tag != "newsMessage":
        yield from _read(root, name, 0, stem)
        return
    for place, item in enumerate(root.findall("itemSet/*")):
        yield from _read(item, Part(name, Unit.ENTRY, place + 1), place, f"{stem}-{place + 1}")


def _read(item: "_Element", where: Where, place: int, own_id: str) -> Iterator[Item | Fault]:
    try:
        row = _row(item)
    except InputError as error:
        yield Fault(where, error)
        return
    yield from read_row(row, where, place, own_id)


def _row(item: "_Element") -> Row:
    if item.tag != _ITEM:
        raise refused(InputError, "row.no_story", kind=str(item.tag))
    status = first_attribute(item, ("itemMeta/pubStatus", "qcode"), ("itemMeta/pubStatus", "uri"))
    body = _body(item)
    kind = first_attribute(item, ("itemMeta/itemClass", "qcode")).rpartition(":")[2].lower()
    if kind not in _TEXTS:
        raise refused(InputError, "row.class", kind=kind)
    return {
        "id": item.get("guid", ""),
        "title": body.headline,
        "text": body.text,
        "published": first_text(item, "itemMeta/versionCreated", "itemMeta/firstCreated"),
        "source": first_text(item, "itemMeta/provider/name", "contentMeta/infoSource/name")
        or _literal(item, "itemMeta/provider")
        or _literal(item, "contentMeta/infoSource"),
        "url": first_attribute(item, ("itemMeta/link[@rel='irel:isA']", "href")),
        "language": _language(item),
        "pubstatus": status.replace("/", ":"),
        "embargoed": first_text(item, "itemMeta/embargoed"),
        "ednote": first_text(item, "itemMeta/edNote"),
    }


def _literal(item: "_Element", path: str) -> str:
    """A party without a name is its literal, or else the end of its code: `nprov:AFP`."""
    literal = first_attribute(item, (path, "literal"))
    return (
        literal or first_attribute(item, (path, "qcode"), (path, "uri")).rpartition(":")[2].rpartition("/")[2]
    )


def _language(item: "_Element") -> str:
    return first_attribute(item, ("contentMeta/language", "tag"), ("contentSet/*", LANGUAGE), (".", LANGUAGE))


def _body(item: "_Element") -> Body:
    """The longest of the texts within the item, in Arabic if one is; a description where there is none."""
    headline = _chosen([text_of(each) for each in item.findall("contentMeta/headline")])
    bodies = [_content(each, headline) for each in item.findall("contentSet/*")]
    body = max(bodies, key=lambda each: (has_arabic(each.text), len(each.text)), default=Body("", ""))
    text = body.text or _chosen([text_of(each) for each in item.findall("contentMeta/description")])
    return Body(headline or body.headline, text)


def _content(holder: "_Element", headline: str) -> Body:
    """Of inline XML, in NITF or XHTML, or of inline data in plain text or HTML."""
    from lxml import etree

    if holder.tag == "inlineData":
        text = "".join(holder.itertext())
        is_markup = "html" in str(holder.get("contenttype", "")).lower()
        return body_of(text, headline) if is_markup else Body(headline, text.strip())
    inner = next(iter(holder), None)
    if holder.tag != "inlineXML" or inner is None:
        return Body("", "")
    if inner.tag == "nitf":
        return nitf_body(inner)
    return body_of(str(etree.tostring(inner, method="html", encoding="unicode", with_tail=False)), headline)


def _chosen(texts: list[str]) -> str:
    return next(filter(has_arabic, texts), next(filter(None, texts), ""))
