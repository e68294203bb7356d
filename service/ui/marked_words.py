"""A segment's words as HTML: what differs is marked, and what runs the other way is isolated."""

from collections import deque
from html import escape

from service.formats.controls import printable
from service.formats.directions import runs
from service.ui.word_marks import Words


def marked_words(words: Words, direction: str) -> str:
    """An isolate is never cut by a mark: its halves would change places, «Air France» be «France Air»."""
    pieces = deque(words)
    other = "ltr" if direction == "rtl" else "rtl"
    html = ""
    for run in runs("".join(text for text, _ in words), direction):
        inner, left = "", len(run.text)
        while left:
            text, kind = pieces.popleft()
            if len(text) > left:
                pieces.appendleft((text[left:], kind))
            inner += _marked(text[:left], kind)
            left -= min(left, len(text))
        html += f'<bdi dir="{other}">{inner}</bdi>' if run.foreign else inner
    return html


def plain_words(text: str, direction: str) -> str:
    """Words in which nothing is marked."""
    return marked_words([(printable(text), "")], direction)


def _marked(text: str, kind: str) -> str:
    return f'<mark class="bq-{kind}">{escape(text)}</mark>' if kind else escape(text)
