"""The marker of a list's entry, which is the page's and not the sentence's."""

import re

from service.arabic.letters import LETTERS, TATWEEL
from service.arabic.paragraphs import ITEM
from service.languages import Language

_ABJAD = "ابجدهوزحطيكلمن"  # the order that lists count in: «أ، ب، ج، د، هـ، و»
_LATIN = "abcdefghijklmn"
_LETTER = re.compile(f"[{LETTERS}]")
_TYPED = re.compile(r"(?:[-–—•*]|\(?\d{1,3}[.)]|\(?[^\W\d_]\))\s+")
"""A marker as an editor may type it: "• ", "2. ", "(b) "; but not what "No. 5" or "A. Smith" begins with."""

_VARIANTS = str.maketrans("أإآٱ", "اااا")


def list_marker(text: str) -> int:
    """The length of the marker that a text begins with, and of the blanks behind it; 0 where there is none.

    «- بند», «1. بند» and «أ- بند» have one; «أولا: بند» has none, because its ordinal is a word to translate.
    """
    marker = ITEM.match(text)
    return marker.end() if marker else 0


def marker_in(marker: str, language: Language) -> str:
    """The marker as a language's lists have it: «ج)» is "c)" in English, "3)" in Russian, «ج)» in Persian.

    A letter beyond «ن» stays: whether «ت» counts as the 22nd, by abjad, or as the third, by the alphabet,
    only the list could tell.
    """
    script = language.flores.rpartition("_")[2]
    if script == "Arab":
        return marker
    return _LETTER.sub(lambda letter: _counted(letter[0], script), marker.replace(TATWEEL, "-"))


def without_marker(wording: str, marker: str) -> str:
    """An editor's wording without the marker of its list, or without the one that was typed in its place."""
    if not marker:
        return wording
    typed = None if wording.startswith(marker) else _TYPED.match(wording)
    return wording[typed.end() if typed else 0 :].removeprefix(marker).lstrip() or wording


def _counted(letter: str, script: str) -> str:
    place = _ABJAD.find(letter.translate(_VARIANTS))
    if place < 0:
        return letter
    return _LATIN[place] if script == "Latn" else str(place + 1)
