"""How the page tells that something failed: one box, one sentence, what to do next."""

import logging
from html import escape

from service.errors import BarqiyaError
from service.formats.reason_html import reason_html
from service.refusals import refusal_in
from service.ui.texts import Texts

_LOG = logging.getLogger(__name__)


def failure(texts: Texts, error: Exception) -> str:
    """A box for gr.HTML, read aloud at once; an error that is none of ours goes to the log."""
    if isinstance(error, BarqiyaError):
        body = _told(error, texts.tag)
    else:
        _LOG.error("the page failed", exc_info=error)
        body = escape(texts("notice.unexpected"))
    return (
        f'<div class="bq-notice bq-failed" role="alert"><b>{escape(texts("notice.failed"))}</b> {body}</div>'
    )


def _told(error: BarqiyaError, tag: str) -> str:
    """In the page's language, or, where the error has none, as it is."""
    told = refusal_in(error, tag)
    if told is not None:
        message, hint = map(reason_html, told)
        return f'{message} <span class="bq-hint">{hint}</span>'
    hint = f'<bdi class="bq-hint" dir="auto">{escape(error.hint)}</bdi>' if error.hint else ""
    return f'<bdi dir="auto">{escape(error.message)}</bdi> {hint}'


def note(text: str) -> str:
    """A quiet box, read aloud when the reader is idle."""
    return f'<div class="bq-notice" role="status" dir="auto">{escape(text)}</div>' if text else ""
