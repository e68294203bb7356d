"""Characters that show nothing, and steer a terminal or break a file."""

import unicodedata

import regex

_UNPRINTABLE = regex.compile(r"[\p{Cs}\p{Noncharacter_Code_Point}]")


def without_controls(text: str) -> str:
    """The text without control characters, but with its tabs and ends of lines."""
    return "".join(c for c in text if c in "\t\n" or unicodedata.category(c) != "Cc")


def printable(text: str) -> str:
    """The text as any file can hold it: XML knows neither half a character nor one that is none."""
    return str(_UNPRINTABLE.sub("\ufffd", without_controls(text)))
