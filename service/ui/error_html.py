"""An error as the page tells it: what is wrong, and what to do next."""

from html import escape

from service.errors import BarqiyaError
from service.formats.reason_html import reason_html
from service.refusals import refusal_in


def error_html(error: BarqiyaError, tag: str) -> str:
    """In the page's language, or, where the error has no words in it, as it is; escaped."""
    told = refusal_in(error, tag)
    if told is not None:
        message, hint = map(reason_html, told)
        return f'{message} <span class="bq-hint">{hint}</span>'
    hint = f'<bdi class="bq-hint" dir="auto">{escape(error.hint)}</bdi>' if error.hint else ""
    return f'<bdi dir="auto">{escape(error.message)}</bdi> {hint}'
