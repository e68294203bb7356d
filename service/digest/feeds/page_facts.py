"""What an HTML page says of itself in its head: when it was published, by whom, where."""

import tomllib
from functools import cache
from pathlib import Path

from service.errors import InputError
from service.formats.reading.decoding import decode_page
from service.formats.reading.tree import parse
from service.refusals import ITSELF


def page_facts(content: bytes) -> dict[str, str]:
    """Fields of a row, those alone that the page has.

    A date is taken only where the page gives one for this purpose: one found in its text or its address may
    be another's, and would put the story out of the window.
    """
    try:
        tree = parse(decode_page(content, ITSELF), ITSELF)
    except InputError:
        return {}
    found = {}
    for field, paths in _paths().items():
        values = (str(value).strip() for path in paths for value in tree.xpath(path))
        if value := next(filter(None, values), ""):
            found[field] = value
    return found


@cache
def _paths() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("page_facts.toml").read_text(encoding="utf-8"))
