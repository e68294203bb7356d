"""A digest in the page, as the file that goes out tells it."""

from html import escape

from service.digest.edition import Edition
from service.digest.render.as_html import entries
from service.digest.render.page import page
from service.ui.marked_words import plain_words


def edition_view(edition: Edition) -> str:
    """Title, counts and entries in the digest's own language."""
    shown = page(edition)
    own, words = shown.language, shown.texts.language
    title = plain_words(shown.title, own.direction)
    facts = " · ".join(escape(fact) for fact in (shown.counts, *shown.colophon))
    return (
        f'<section class="bq-edition" lang="{own.tag}" dir="{own.direction}"'
        f' aria-labelledby="bq-edition-title"><header><h2 id="bq-edition-title">{title}</h2>'
        f'<p>{escape(shown.day)}</p><p lang="{words.tag}" dir="{words.direction}">{facts}</p></header>'
        f"{entries(edition)}</section>"
    )
