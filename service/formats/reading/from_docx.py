"""Word files: the paragraphs as a reader sees them once all tracked changes are accepted."""

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.arabic.paragraphs import is_item
from service.errors import InputError
from service.formats.reading.archive import members
from service.formats.reading.signatures import refuse_archive
from service.formats.reading.word_lists import WordLists
from service.formats.reading.word_names import MATH, WORD, is_on
from service.refusals import refused

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element


def read_docx(content: bytes, title: str) -> str:
    """Text of paragraphs, tables and text boxes; macros, comments, notes and page headers are not read."""
    refuse_archive(members(content, title), title)
    document = _document(content, title)
    lists = WordLists(document)
    lines: list[str] = []
    for paragraph in _paragraphs(document.element.body):
        marker = lists.marker(paragraph.element)
        for line in paragraph.lines():
            lines.append(f"{marker} {line}" if marker and not is_item(line) else line)
            marker = ""
    return "\n".join(lines)


def _document(content: bytes, title: str) -> "Document":
    import docx

    try:
        return docx.Document(io.BytesIO(content))
    except Exception:  # python-docx has no error of its own for a part that is missing, cut or not XML
        raise refused(InputError, "document.damaged_word", name=title) from None


@dataclass(slots=True)
class _Paragraph:
    """A paragraph and its own text, that of text boxes anchored in it aside."""

    element: "_Element"
    parts: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Its lines with text in them: a line break within a paragraph begins another."""
        return [line.strip() for line in "".join(self.parts).split("\n") if line.strip()]


def _paragraphs(body: "_Element") -> list[_Paragraph]:
    """All paragraphs in the order in which they begin, those in tables and text boxes among them."""
    from lxml import etree

    paragraphs: list[_Paragraph] = []
    unfinished: list[_Paragraph] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tag == _PARAGRAPH:
                unfinished.pop()
        elif element.tag == _PARAGRAPH:
            unfinished.append(_Paragraph(element))
            paragraphs.append(unfinished[-1])
        elif _is_unseen(element):
            walk.skip_subtree()
        elif unfinished:
            unfinished[-1].parts.append(_shown(element))
    return paragraphs


def _is_unseen(element: "_Element") -> bool:
    """What was deleted, moved away, hidden or struck out; prompts to type; copies for older readers."""
    if element.tag == f"{WORD}r":
        return any(is_on(element.find(f"{WORD}rPr/{WORD}{name}")) for name in ("vanish", "strike", "dstrike"))
    if element.tag == f"{WORD}sdt":
        return is_on(element.find(f"{WORD}sdtPr/{WORD}showingPlcHdr"))
    return element.tag in _UNSEEN


def _shown(element: "_Element") -> str:
    if element.tag in (f"{WORD}t", f"{MATH}t"):
        return element.text or ""
    return _SIGNS.get(element.tag, "")


_PARAGRAPH = f"{WORD}p"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset([_FALLBACK, *(f"{WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr"))])
_SIGNS = {
    f"{WORD}tab": " ",
    f"{WORD}ptab": " ",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}
