"""Small words before a slot whose form hangs on what fills it, which the model could not see."""

import re
import unicodedata
from collections.abc import Callable, Mapping

BEFORE = r"\b(?:[Aa]n? |[Dd]e |[Qq]ue |[Dd]['’]|[Qq]u['’])"
"""For a regular expression: «a» and «an»; «de», «que» and what they are before a vowel."""

_SAID_WITH_A_VOWEL = re.compile(r"8|1[18](?!\d)")  # eight, eleven, eighteen, and so many thousands


def agreed(before: str, word: str, tag: str) -> str:
    """What `BEFORE` found, in the form that goes with the word; `tag` is the target's BCP-47 tag."""
    rule = _RULES.get(tag.partition("-")[0])
    return rule(before, word) if rule else before


def _english(before: str, word: str) -> str:
    """«a 25-year-old», «an 18-year-old», «an Athens court»; «a UN envoy» and «a one» are the model's."""
    if before.strip().lower() not in ("a", "an"):
        return before
    if word[0].isdigit():
        vowel = _SAID_WITH_A_VOWEL.match(word) is not None
    elif word.isupper() or word[0] in "UuOoHhEe":  # «a UN», «a one-off», «an hour», «a European»
        return before
    else:
        vowel = word[0] in "AaIi"
    return before[0] + ("n " if vowel else " ")


def _french(before: str, word: str) -> str:
    """« de Tunis », « d'Alger »; « de Hambourg » and « d'Hanoï » are the model's."""
    initial = unicodedata.normalize("NFD", word[0]).lower()[:1]
    stem = before.rstrip(" '’").removesuffix("e")
    if stem.lower() not in ("d", "qu") or initial in "hy" or not initial.isalpha():
        return before
    return f"{stem}'" if initial in "aeiou" else f"{stem}e "


_RULES: Mapping[str, Callable[[str, str], str]] = {"en": _english, "fr": _french}
