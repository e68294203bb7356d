"""A finding's reason as HTML: in its own language and direction, with the words that it quotes isolated."""

from html import escape

from service.formats.controls import printable
from service.reasons import Reason

_ISOLATES = {0x2068: "<bdi>", 0x2069: "</bdi>"}


def reason_html(reason: Reason) -> str:
    """One element, in which every word of anybody is escaped."""
    spoken, text = reason.language, escape(printable(reason.text)).translate(_ISOLATES)
    return f'<bdi lang="{spoken.tag}" dir="{spoken.direction}">{text}</bdi>'
