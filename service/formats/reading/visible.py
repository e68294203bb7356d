"""What a reader sees of an HTML page: its lines in order, each with the place where it stands."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.arabic.paragraphs import is_item
from service.formats.reading.elements import elements

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is seen; `element` and `parent` are numbers of elements, equal where lines share one."""

    text: str
    tag: str
    element: int
    parent: int
    linked: float  # share of its characters that stand in links, 0 to 1
    furniture: bool


def lines(tree: "HtmlElement") -> tuple[Line, ...]:
    """All lines of a page that hold text; entries of lists begin with «•» or with their number."""
    from lxml import etree

    reader, skipped = _Reader(), None
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reader.close(element, was_seen=element is not skipped)
        elif _is_unseen(element):
            skipped = element
            walk.skip_subtree()
        else:
            reader.open(element)
    reader.end_line()
    return tuple(reader.lines)


def _is_unseen(element: "HtmlElement") -> bool:
    if element.tag in elements().unseen or element.get("hidden") is not None:
        return True
    style = "".join(element.get("style", "").lower().split())
    return "display:none" in style or "visibility:hidden" in style


@dataclass(slots=True)
class _Reader:
    """Where in the page the walk is, and the line that grows there."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[tuple[str, int]] = field(default_factory=lambda: [("", 0), ("", 0)])
    numbers: list[int] = field(default_factory=list)  # of the last entry, for each list that is open
    marker: str = ""  # of the entry that begins
    parts: list[str] = field(default_factory=list)
    linked: int = 0  # characters
    opened: int = 0  # blocks so far
    depth: dict[str, int] = field(default_factory=lambda: {"a": 0, "pre": 0, "furniture": 0})

    def open(self, element: "HtmlElement") -> None:
        """The element begins."""
        tag = element.tag
        if tag in elements().blocks:
            self.end_line()
            self.opened += 1
            self.blocks.append((tag, self.opened))
        self._step(tag, 1)
        if tag == "br":
            self.end_line()
        elif tag in _LISTS:
            self.numbers.append(_integer(element.get("start"), 1) - 1)
        elif tag == "li":
            self._begin_entry(element)
        elif tag == "q":
            self.parts.append("«")
        self._add(element.text)

    def close(self, element: "HtmlElement", *, was_seen: bool) -> None:
        """The element ends, and what stands behind it begins."""
        tag = element.tag
        if was_seen:
            if tag in elements().blocks:
                self.end_line()
                self.blocks.pop()
            self._step(tag, -1)
            if tag in _LISTS:
                self.numbers.pop()
            elif tag == "q":
                self.parts.append("»")
        self._add(element.tail)

    def end_line(self) -> None:
        """Keeps the line that has grown, if there is text in it, white space as HTML shows it."""
        text = " ".join("".join(self.parts).split())
        if text:
            share = min(1.0, self.linked / len(text))
            if self.marker and not is_item(text):
                text = f"{self.marker} {text}"
            (_, parent), (tag, element) = self.blocks[-2:]
            self.lines.append(Line(text, tag, element, parent, share, self.depth["furniture"] > 0))
            self.marker = ""
        self.parts.clear()
        self.linked = 0

    def _begin_entry(self, element: "HtmlElement") -> None:
        if element.getparent().tag == "ol":
            self.numbers[-1] = _integer(element.get("value"), self.numbers[-1] + 1)
            self.marker = f"{self.numbers[-1]}."
        else:
            self.marker = "•"

    def _step(self, tag: str, by: int) -> None:
        if tag in ("a", "pre"):
            self.depth[tag] += by
        elif tag in elements().furniture:
            self.depth["furniture"] += by

    def _add(self, text: str | None) -> None:
        for index, part in enumerate((text or "").split("\n") if self.depth["pre"] else [text or ""]):
            if index:
                self.end_line()
            self.parts.append(part)
            self.linked += len(part) if self.depth["a"] else 0


_LISTS = ("ol", "ul", "menu")


def _integer(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else default
