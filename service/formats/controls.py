"""Control characters, which could steer the terminal that a text is shown on."""

import unicodedata


def without_controls(text: str) -> str:
    """The text without them, but with its tabs and ends of lines."""
    return "".join(c for c in text if c in "\t\n" or unicodedata.category(c) != "Cc")
