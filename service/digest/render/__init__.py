"""The forms in which a digest goes out: one file a form."""

from collections.abc import Callable, Mapping

from service.digest.edition import Edition
from service.digest.render.as_json import as_json

FORMS: Mapping[str, Callable[[Edition], bytes]] = {"json": as_json}
"""By the suffix of a file's name."""
