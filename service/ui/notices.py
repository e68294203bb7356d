"""How the page tells that something failed: one box, one sentence, what to do next."""

import logging
from html import escape

from service.errors import BarqiyaError
from service.ui.error_html import error_html
from service.ui.texts import Texts

LIVE = "element.setAttribute('aria-live', 'polite'); element.tabIndex = -1;"
"""For the `js_on_load` of a gr.HTML that notices stand in: it is read aloud, and takes the focus."""

_LOG = logging.getLogger(__name__)


def failure(texts: Texts, error: Exception) -> str:
    """A box for gr.HTML, read aloud at once; an error that is none of ours goes to the log."""
    if isinstance(error, BarqiyaError):
        body = error_html(error, texts.tag)
    else:
        _LOG.error("the page failed", exc_info=error)
        body = escape(texts("notice.unexpected"))
    return (
        f'<div class="bq-notice bq-failed" role="alert"><b>{escape(texts("notice.failed"))}</b> {body}</div>'
    )


def note(text: str) -> str:
    """A quiet box, read aloud when the reader is idle."""
    return f'<div class="bq-notice" role="status" dir="auto">{escape(text)}</div>' if text else ""
