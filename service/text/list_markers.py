"""The marker of a list's entry, which is the page's and not the sentence's."""

from service.arabic.paragraphs import ITEM


def list_marker(text: str) -> int:
    """The length of the marker that a text begins with, and of the blanks behind it; 0 where there is none.

    «- بند», «1. بند» and «أ- بند» have one; «أولا: بند» has none, because its ordinal is a word to translate.
    """
    marker = ITEM.match(text)
    return marker.end() if marker else 0
