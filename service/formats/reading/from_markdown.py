"""Markdown: what a reader of the rendered text sees, so that no mark of it is translated."""

import re

from service.formats.reading.decoding import decode
from service.formats.reading.from_html import part_text


def read_markdown(content: bytes, title: str) -> str:
    """CommonMark with tables and struck-out text; the title of its front matter, if any, is the headline."""
    from markdown_it import MarkdownIt

    text = decode(content, title)
    front = _FRONT_MATTER.match(text)
    headline = _TITLE.search(front[0]) if front else None
    shown = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .render(text[front.end() if front else 0 :])
    )
    body = part_text(f"<div>{shown}</div>", title)
    if headline is None or headline["title"] in body.splitlines()[:1]:
        return body
    return f"{headline['title']}\n{body}"


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"""^title:[ \t]*(?P<quote>["']?)(?P<title>.*\S)(?P=quote)[ \t]*$""", re.MULTILINE)
