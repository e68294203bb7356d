"""The one front through which every file comes in."""

from collections.abc import Callable
from pathlib import PurePath

from service.arabic.letters import has_arabic
from service.errors import InputError, NoArabicError
from service.formats.reading import signatures
from service.formats.reading.decoding import decode
from service.formats.reading.from_docx import read_docx
from service.formats.reading.from_html import read_html
from service.formats.reading.from_json import read_json
from service.formats.reading.from_markdown import read_markdown
from service.refusals import refused

MOST_BYTES = 5 << 20
"""Of a file, unless the caller says otherwise."""


def read_document(name: str, content: bytes, *, most_bytes: int = MOST_BYTES) -> str:
    """The story that a file holds: a paragraph a line, its headline first; raises InputError.

    `name` is what the user calls the file: its suffix tells the format, unless its bytes tell another. Plain
    text comes back as it is, so that offsets count from its own beginning.
    """
    if len(content) > most_bytes:
        most = f"{most_bytes / (1 << 20):.3g}"
        raise refused(InputError, "document.too_large", name=name, most=most)
    if not content.strip():
        raise refused(InputError, "document.empty", name=name)
    text = _reader(name, content)(content, name)
    if not text.strip():
        raise refused(InputError, "document.no_text", name=name)
    if not has_arabic(text):
        raise refused(NoArabicError, "document.no_arabic", name=name)
    return text


def _reader(name: str, content: bytes) -> "Reader":
    """The format of a file: containers by their bytes, then by the suffix, then by how the text begins."""
    signatures.refuse_foreign(content, name)
    suffix = PurePath(name).suffix.lower()
    if suffix in _REFUSED:
        raise refused(InputError, _REFUSED[suffix], name=name)
    if signatures.is_archive(content):
        return read_docx
    return _READERS.get(suffix) or _by_beginning(name, content)


def _by_beginning(name: str, content: bytes) -> "Reader":
    if signatures.is_html(content):
        return read_html
    if signatures.is_xml(content):
        raise refused(InputError, "document.xml", name=name)
    if signatures.is_json(content):
        return read_json
    return decode


Reader = Callable[[bytes, str], str]
"""From a file's bytes and the user's name for it to its text; raises InputError."""

_READERS: dict[str, Reader] = {
    ".docx": read_docx,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".xhtml": read_html,
}
_LINES, _TEMPLATE = "document.lines", "document.template"
_REFUSED = {".jsonl": _LINES, ".ndjson": _LINES, ".docm": _TEMPLATE, ".dotm": _TEMPLATE, ".dotx": _TEMPLATE}
