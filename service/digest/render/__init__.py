"""The forms in which a digest goes out: one file a form."""

from collections.abc import Callable, Mapping

from service.digest.edition import Edition
from service.digest.render.as_atom import as_atom
from service.digest.render.as_eml import as_eml
from service.digest.render.as_html import as_html
from service.digest.render.as_json import as_json
from service.digest.render.as_markdown import as_markdown

FORMS: Mapping[str, Callable[[Edition], bytes]] = {
    "html": as_html,
    "md": as_markdown,
    "json": as_json,
    "eml": as_eml,
    "atom": as_atom,
}
"""By the suffix of a file's name."""
