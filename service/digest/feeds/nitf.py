"""NITF (https://iptc.org/standards/nitf/): a story with its docdata, alone or within NewsML-G2."""

import copy
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from service.arabic.letters import has_arabic
from service.digest.feeds.bodies import Body, body_of
from service.digest.feeds.fault import Fault
from service.digest.feeds.rows import Row, is_taken_back, read_row
from service.digest.feeds.xml_text import XmlText
from service.digest.feeds.xml_tree import LANGUAGE, first_attribute, first_text, parse, text_of
from service.digest.items import Item
from service.errors import InputError
from service.refusals import refused

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_nitf(xml: XmlText, name: str, stem: str) -> Iterator[Item | Fault]:
    """The document's one story; raises InputError where it is no XML."""
    root = parse(xml)
    row = _row(root)
    yield from _withdrawal(root, name, str(row["source"]))
    yield from read_row(row, name, 0, stem)


def nitf_body(root: "_Element") -> Body:
    """Headline and text; the dateline, an element of its own, begins the text as it does in print."""
    head = "body/body.head/"
    headlines = [text_of(each) for path in ("hedline/hl1", "hedline") for each in root.findall(head + path)]
    headline = next(filter(has_arabic, [*headlines, first_text(root, "head/title")]), "")
    content = root.find("body/body.content")
    body = Body(headline, "") if content is None else body_of(_as_html(content), headline)
    dateline = first_text(root, f"{head}dateline")
    if not dateline or not body.text or dateline.split()[0] in body.text[: len(dateline) + 20]:
        return body
    return Body(headline, f"{dateline} - {body.text}")


def _row(root: "_Element") -> Row:
    body = nitf_body(root)
    status = first_attribute(root, ("head/docdata", "management-status"))
    release = first_attribute(root, ("head/docdata/date.release", "norm"))
    return {
        "id": first_attribute(root, ("head/docdata/doc-id", "id-string")),
        "title": body.headline,
        "text": body.text,
        "published": first_attribute(
            root,
            ("head/docdata/date.issue", "norm"),
            ("head/pubdata", "date.publication"),
            ("body/body.head/dateline/story.date", "norm"),
        ),
        "source": first_text(root, "body/body.head/distributor")
        or first_attribute(
            root,
            ("head/docdata/doc.copyright", "holder"),
            ("head/pubdata", "name"),
            ("head/docdata/doc-id", "regsrc"),
        ),
        "url": first_attribute(root, ("head/pubdata", "ex-ref")),
        "language": first_attribute(
            root, (".", LANGUAGE), ("body", LANGUAGE), ("body/body.content", LANGUAGE)
        ),
        "pubstatus": "" if release and status == "embargoed" else status,
        "embargoed": release if status == "embargoed" else "",
        "ednote": first_attribute(root, ("head/docdata/ed-msg", "info")),
    }


def _withdrawal(root: "_Element", name: str, source: str) -> Iterator[Fault]:
    """What the document says of another one: a story that it kills."""
    other = first_attribute(root, ("head/docdata", "management-doc-idref"))
    status = first_attribute(root, ("head/docdata", "management-idref-status"))
    if other and is_taken_back(status):
        reason = refused(InputError, "row.takes_back", other=other, status=status)
        yield Fault(name, reason, kept=True, withdraws=other, source=source)


def _as_html(content: "_Element") -> str:
    """The same in HTML's names, from a copy of the element."""
    from lxml import etree

    names = _names()
    copied = copy.deepcopy(content)
    etree.strip_elements(copied, *names.unseen, with_tail=False)
    for element in copied.iter("*"):
        element.tag = names.html.get(element.tag, element.tag)
    return str(etree.tostring(copied, method="html", encoding="unicode", with_tail=False))


@dataclass(frozen=True, slots=True)
class _Names:
    html: dict[str, str]
    unseen: tuple[str, ...]


@cache
def _names() -> _Names:
    raw = tomllib.loads(Path(__file__).with_name("nitf.toml").read_text(encoding="utf-8"))
    return _Names(raw["html"], tuple(raw["unseen"]["names"]))
