"""Numbers and bullets that Word sets before the entries of lists: they stand in no text."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.formats.reading.word_names import WORD, value

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # `bullet`, `decimal`, `arabicAbjad`, `none`, ...
    start: int


@dataclass(slots=True)
class _List:
    """A list of the document: several may count on in one `pattern`, and one may begin anew."""

    pattern: str
    restarts: dict[int, int] = field(default_factory=dict)


class WordLists:
    """The markers of a document's lists; paragraphs have to be asked for in order, since it counts them."""

    def __init__(self, document: "Document") -> None:
        numbering = _numbering(document)
        found = [] if numbering is None else numbering.findall(f"{WORD}abstractNum")
        self._levels = {_name(each, "abstractNumId"): _levels(each) for each in found}
        found = [] if numbering is None else numbering.findall(f"{WORD}num")
        self._lists = {_name(each, "numId"): _list(each) for each in found}
        self._styles = {
            _name(each, "styleId"): each for each in document.styles.element.findall(f"{WORD}style")
        }
        self._counts: dict[tuple[str, int], int] = {}

    def marker(self, paragraph: "_Element") -> str:
        """What stands before a paragraph: «•», «3.» or nothing; all ways to count are shown in digits."""
        name, depth = self._place(paragraph)
        numbered = self._lists.get(name)
        if numbered is None:
            return ""
        level = self._levels.get(numbered.pattern, {}).get(depth, _Level("bullet", 1))
        if level.form in ("bullet", "none"):
            return "•" if level.form == "bullet" else ""
        return f"{self._count(numbered, depth, level.start)}."

    def _place(self, paragraph: "_Element") -> tuple[str, int]:
        """The list and the depth, 0 at the outside, that a paragraph or one of its styles names."""
        name, depth = value(paragraph, "pPr/numPr/numId"), value(paragraph, "pPr/numPr/ilvl")
        style = value(paragraph, "pPr/pStyle")
        for _ in range(_MOST_STYLES):
            if name is not None or style not in self._styles:
                break
            name = value(self._styles[style], "pPr/numPr/numId")
            depth = depth or value(self._styles[style], "pPr/numPr/ilvl")
            style = value(self._styles[style], "basedOn")
        return name or "", _integer(depth, 0)

    def _count(self, numbered: _List, depth: int, start: int) -> int:
        place = (numbered.pattern, depth)
        number = numbered.restarts.pop(depth, self._counts.get(place, start - 1) + 1)
        self._counts = {
            other: count for other, count in self._counts.items() if other[0] != place[0] or other[1] <= depth
        }
        self._counts[place] = number
        return number


_MOST_STYLES = 20  # that are based on one another; in a damaged file they can go in circles


def _numbering(document: "Document") -> "_Element | None":
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except (KeyError, AttributeError, ValueError):  # none, or none that is XML
        return None


def _name(element: "_Element", attribute: str) -> str:
    return str(element.get(f"{WORD}{attribute}"))


def _levels(pattern: "_Element") -> dict[int, _Level]:
    return {
        _integer(level.get(f"{WORD}ilvl"), 0): _Level(
            value(level, "numFmt") or "decimal", _integer(value(level, "start"), 1)
        )
        for level in pattern.findall(f"{WORD}lvl")
    }


def _list(element: "_Element") -> _List:
    restarts = {
        _integer(each.get(f"{WORD}ilvl"), 0): _integer(value(each, "startOverride"), 1)
        for each in element.findall(f"{WORD}lvlOverride")
        if value(each, "startOverride") is not None
    }
    return _List(value(element, "abstractNumId") or "", restarts)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default
