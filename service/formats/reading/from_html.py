"""HTML: a page's main text below its headline; where a page has no furniture, all that is seen."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from service.arabic.letters import has_arabic
from service.formats.reading.decoding import decode_page
from service.formats.reading.elements import elements
from service.formats.reading.tree import parse
from service.formats.reading.visible import Line, lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def read_html(content: bytes, title: str) -> str:
    """The story of a page, its headline first; scripts are neither run nor read."""
    tree = parse(decode_page(content, title), title)
    seen = lines(tree)
    story = _main(tree, seen) if _has_furniture(seen) and len(tree.xpath("//*")) <= _MOST_ELEMENTS else []
    return "\n".join(story if has_arabic("".join(story)) else [line.text for line in seen])


def part_text(markup: str, title: str) -> str:
    """All that is seen of a part of a page, such as the body of a story that another format holds."""
    return "\n".join(line.text for line in lines(parse(markup, title)))


def _has_furniture(seen: Sequence[Line]) -> bool:
    """Whether a site's menus stand around the text: a page that an editor saved, not one that they wrote."""
    return any(line.furniture for line in seen) or sum(map(_is_link, seen)) > 1


def _is_link(line: Line) -> bool:
    """An entry of a menu, or «اقرأ أيضا: ...»."""
    return line.linked > 0.8


def _main(tree: "HtmlElement", seen: Sequence[Line]) -> list[str]:
    """The headline, the lines that trafilatura takes for the main text, and the paragraphs among them."""
    from trafilatura import bare_extraction

    headline = _headline(tree, seen)
    thorough = len(tree.xpath("//*")) <= _MOST_THOROUGH
    found = _Found(bare_extraction(tree, fast=not thorough, include_comments=False, include_tables=True))
    possible = [line for line in seen if not line.furniture and not _is_link(line)]
    chosen = [line for line in possible if found.has(line.text)]
    numbers = {line.element for line in chosen}
    homes = {line.parent for line in chosen if line.tag in elements().paragraphs}
    body = [
        line.text
        for line in possible
        if line.element in numbers or (line.tag in elements().paragraphs and line.parent in homes)
    ]
    return ([headline] if headline and body else []) + [text for text in body if _key(text) != _key(headline)]


class _Found:
    """The text that was found to be the main one, to ask whether a line is of it."""

    def __init__(self, document: object) -> None:
        text: str = getattr(document, "text", None) or ""
        self._lines = {_key(part) for line in text.splitlines() for part in (line, *line.split("|"))}
        self._text = _key(text)

    def has(self, line: str) -> bool:
        """A short line has to be one of the text's own: «المزيد» stands within many another."""
        key = _key(line)
        return bool(key) and (key in self._lines or (len(key) > _SHORT and key in self._text))


def _headline(tree: "HtmlElement", seen: Sequence[Line]) -> str:
    """The heading that the page's title repeats, or else its only one, or else the title that it shares.

    The name of the site stands in many a title as well, and is a heading, but a short one.
    """
    shared = [" ".join(text.split()) for text in tree.xpath(_SHARED)]
    titles = [_key(text) for text in (*shared, *tree.xpath("//head/title/text()"))]
    headings = [line.text for line in seen if line.tag == "h1" and has_arabic(line.text)]
    repeated = [heading for heading in headings if any(_key(heading) in title for title in titles)]
    if repeated:
        return max(repeated, key=len)
    return headings[0] if len(headings) == 1 else next(filter(has_arabic, shared), "")


def _key(text: str) -> str:
    """Letters and digits alone: spaces and marks differ between two readers of one page."""
    return re.sub(r"[\W_]+", "", text)


_SHARED = "//meta[@property='og:title' or @name='twitter:title']/@content"
_SHORT = 25  # letters
_MOST_THOROUGH = 3_000  # elements: jusText's time grows with their square, 2 s here
_MOST_ELEMENTS = (
    20_000  # trafilatura's own time grows faster than they do, 4 s here; a news page has some 2,000
)
