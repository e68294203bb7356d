"""Markdown: what a reader of the rendered text sees, so that no mark of it is translated."""

import re

from service.errors import InputError
from service.formats.reading.decoding import decode
from service.formats.reading.from_html import part_text
from service.refusals import refused


def read_markdown(content: bytes, title: str) -> str:
    """CommonMark with tables and struck-out text; the title of its front matter, if any, is the headline."""
    text = decode(content, title)
    if text.count("\n") > _MOST_LINES:
        raise refused(InputError, "document.too_many_lines", name=title, most=_MOST_LINES)
    front = _FRONT_MATTER.match(text)
    headline = _TITLE.search(front[0]) if front else None
    body = part_text(f"<div>{_html(text[front.end() if front else 0 :], title)}</div>", title)
    if headline is None or headline["title"] in body.splitlines()[:1]:
        return body
    return f"{headline['title']}\n{body}"


def _html(text: str, title: str) -> str:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable(["table", "strikethrough"])
    try:
        return str(reader.render(text))
    except RecursionError:
        raise refused(InputError, "document.deep_markdown", name=title) from None


_MOST_LINES = 100_000
_MOST_NESTED = 300  # what stands deeper is dropped in silence, but a tree of HTML that is so deep is refused
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"""^title:[ \t]*(?P<quote>["']?)(?P<title>.*\S)(?P=quote)[ \t]*$""", re.MULTILINE)
