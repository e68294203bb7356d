"""Small words before a slot whose form hangs on what fills it, which the model could not see."""

import re
import unicodedata
from collections.abc import Callable, Mapping

BEFORE = r"\b(?:[Aa]n? |[Dd]e |[Qq]ue |[Dd]['’]|[Qq]u['’]|[yeou] )"
"""For a regular expression: «a» and «an»; «de», «que» and what they are before a vowel; «y», «o»."""

_SAID_WITH_A_VOWEL = re.compile(r"8|1[18](?!\d)")  # eight, eleven, eighteen, and so many thousands


def agreed(before: str, word: str, tag: str, *, first: bool = False) -> str:
    """What `BEFORE` found, in the form that goes with the word; `tag` is the target's BCP-47 tag.

    `first`: whether it begins a sentence; a capital elsewhere is a name's, «Serie A».
    """
    rule = _RULES.get(tag.partition("-")[0])
    return rule(before, word) if rule and (first or not before[:1].isupper()) else before


def _english(before: str, word: str) -> str:
    """«a 25-year-old», «an 18-year-old», «an Athens court»; «a UN envoy» and «a one» are the model's."""
    if before.strip().lower() not in ("a", "an"):
        return before
    if word[0].isdigit():
        vowel = _SAID_WITH_A_VOWEL.match(word) is not None
    elif word.isupper() or word[0] in "UuHh" or word.startswith(("Eu", "Ew", "One", "Ou")):
        return before  # «a UN», «an hour», «a European»
    else:
        vowel = word[0] in "AaEeIiOo"
    return before[0] + ("n " if vowel else " ")


def _french(before: str, word: str) -> str:
    """« de Tunis », « d'Alger »; « de Hambourg » and « d'Hanoï » are the model's."""
    initial = _unmarked(word)[:1]
    stem = before.rstrip(" '’").removesuffix("e")
    if stem.lower() not in ("d", "qu") or initial in "hy" or not initial.isalpha():
        return before
    return f"{stem}'" if initial in "aeiou" else f"{stem}e "


def _spanish(before: str, word: str) -> str:
    """« Nayaf e Irbid », « Bergen u Oslo »."""
    if word[0].isdigit():
        return before
    sound = _unmarked(word).removeprefix("h")
    if before in ("y ", "e "):
        return "e " if sound.startswith("i") and not sound.startswith("ie") else "y "
    if before in ("o ", "u "):
        return "u " if sound.startswith("o") else "o "
    return before


def _unmarked(word: str) -> str:
    return unicodedata.normalize("NFD", word).lower()


_RULES: Mapping[str, Callable[[str, str], str]] = {"en": _english, "fr": _french, "es": _spanish}
