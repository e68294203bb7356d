"""Texts of any kind within Markdown."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_SPACE = re.compile(r"\s+")


def cell(text: str) -> str:
    """A text on one line of a table or a list, without any meaning of its own to Markdown."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip())
