"""XML from a stranger as text: decoded, its root known, with nothing in it that a parser would expand."""

import codecs
import re
from dataclasses import dataclass
from html.entities import html5

from service.errors import InputError
from service.formats.reading.decoding import decode_page
from service.refusals import ITSELF, refused

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PROLOG = re.compile(r"\s*+(?:(?:<\?.*?\?>|<!--.*?-->)\s*+)*+", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+(?P<name>[\w.-]+)[^\[<>]*+(?P<subset>\[)?>?", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*)(?=[\s/>])")
_ENTITY = re.compile(r"&(?!#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};)(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31});)?")
_XML = frozenset(["amp", "apos", "gt", "lt", "quot"])
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0
_HEAD = 64 << 10  # bytes


@dataclass(frozen=True, slots=True)
class XmlText:
    """`text` begins with the root element, behind as many line breaks as stood before it."""

    root: str  # its name without prefix, in lower case
    text: str


def root_of(content: bytes) -> str:
    """The name of the root element, in lower case; empty where the content does not begin as XML does.

    A document type names it as well, and does so first.
    """
    head = content[:_HEAD]
    text = head.decode("utf-16" if head.startswith(_UTF16) else "utf-8", "replace").removeprefix("\ufeff")
    start = _end(_PROLOG, text, 0)
    found = _DOCTYPE.match(text, start) or _ROOT.match(text, start)
    return found["name"].lower() if found else ""


def read_xml(content: bytes) -> XmlText:
    """The text of XML in UTF-8, UTF-16 or an older encoding that it names; raises InputError.

    Names of characters that HTML knows, such as `&nbsp;`, become the characters: XML knows five of them, and
    the document type that would declare the others is never loaded. An ampersand that begins no name stands
    for itself.
    """
    text = _decoded(content)
    start, declares = _start(text)
    found = _ROOT.match(text, start)
    if declares:
        raise refused(InputError, "feed.declares")
    if found is None:
        raise refused(InputError, "feed.no_xml")
    body = _ILLEGAL.sub("", _ENTITY.sub(_character, text[start:]))
    return XmlText(found["name"].lower(), "\n" * text.count("\n", 0, start) + body)


def _decoded(content: bytes) -> str:
    if not content.startswith(_UTF16):
        return decode_page(content, ITSELF)
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise refused(InputError, "feed.damaged", byte=str(error.start)) from None


def _start(text: str) -> tuple[int, bool]:
    """Where the root element begins, and whether a document type before it declares anything itself."""
    start = _end(_PROLOG, text, 0)
    doctype = _DOCTYPE.match(text, start)
    if doctype is None:
        return start, False
    return _end(_PROLOG, text, doctype.end()), doctype["subset"] is not None


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for, unless it would be markup."""
    if entity["name"] in _XML:
        return entity[0]
    found = html5.get(f"{entity['name']};", "")
    return found if found and not set(found) & set("<&") else f"&amp;{entity[0][1:]}"
