"""Characters that show nothing, and steer a terminal, turn a paragraph around or break a file."""

import unicodedata

import regex

_UNPRINTABLE = regex.compile(r"[\p{Cs}\p{Noncharacter_Code_Point}]")
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"  # and embeddings: the rest of a paragraph, where none is closed
_ISOLATES = regex.compile("[\u2066-\u2069\n\u2029]")
_POP, _PARAGRAPH_ENDS = "\u2069", "\n\u2029"


def without_controls(text: str) -> str:
    """The text without control characters, but with its tabs and ends of lines.

    Of what directs the reading, marks and isolates that are closed within their paragraph stay.
    """
    return _balanced("".join(filter(_is_kept, text)))


def printable(text: str) -> str:
    """The text as any file can hold it: XML knows neither half a character nor one that is none."""
    return str(_UNPRINTABLE.sub("\ufffd", without_controls(text)))


def _is_kept(char: str) -> bool:
    return char in "\t\n" or (char not in _OVERRIDES and unicodedata.category(char) != "Cc")


def _balanced(text: str) -> str:
    """The text without isolates that nothing closes, and without what closes none.

    Pairs are those of https://www.unicode.org/reports/tr9/#BD9
    """
    alone: set[int] = set()
    opened: list[int] = []
    for found in _ISOLATES.finditer(text):
        if found[0] in _PARAGRAPH_ENDS:
            alone.update(opened)
            opened.clear()
        elif found[0] != _POP:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            alone.add(found.start())
    alone.update(opened)
    return "".join(char for place, char in enumerate(text) if place not in alone) if alone else text
