"""XML as a tree, read without the network, without a document type and within limits."""

from typing import TYPE_CHECKING

from service.digest.feeds.xml_text import XmlText
from service.errors import InputError
from service.refusals import refused

if TYPE_CHECKING:
    from lxml.etree import _Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(xml: XmlText) -> "_Element":
    """The root element, names of elements without their namespaces; raises InputError."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml.text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise refused(InputError, "feed.malformed", line=str(error.lineno)) from None
    for element in root.iter("*"):
        element.tag = etree.QName(element).localname
    return root


def text_of(element: "_Element | None") -> str:
    """All text in an element in one line; empty where there is no element."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def first_text(root: "_Element", *paths: str) -> str:
    """The text of the first element that is there and has some."""
    return next((text for path in paths for each in root.findall(path) if (text := text_of(each))), "")


def first_attribute(root: "_Element", *places: tuple[str, str]) -> str:
    """The value of the first attribute that is there; each place is a path and the attribute's name."""
    for path, name in places:
        for element in root.findall(path):
            if value := str(element.get(name, "")).strip():
                return value
    return ""
