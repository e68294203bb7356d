"""A digest as a web page of its own: no script, no other file, each text in its own direction."""

from service.digest.edition import Edition
from service.digest.render.page import page
from service.digest.render.templates import filled


def as_html(edition: Edition) -> bytes:
    """A newspaper's page, for a screen of any width, by day and by night, and for paper."""
    return filled("as_html.html", page=page(edition)).encode()


def entries(edition: Edition) -> str:
    """Its articles alone, for a page that shows them among other things."""
    return filled("entries.html", page=page(edition))
