"""Why something that came in cannot be used, and what to do next, in the languages of the page."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from service.errors import BarqiyaError
from service.languages import language
from service.reasons import ENGLISH, Reason, Value, filled

Refusal = TypeVar("Refusal", bound=BarqiyaError)

ITSELF = "it"
"""What a reader calls a file where who tells of it names its place: see `Fault`."""
_ITSELF = {ENGLISH: ITSELF, "fr": "ce fichier", "ar": "هذا الملف"}


def refused(kind: type[Refusal], key: str, /, **values: Value) -> Refusal:
    """An error with the message and the hint that have this key in refusals.toml; KeyError where none has."""
    message, hint = (filled(text, values, ENGLISH, isolates=False) for text in wordings()[key][ENGLISH])
    return kind(message, hint, key=key, values=tuple(values.items()))


def refusal_in(error: BarqiyaError, tag: str) -> tuple[Reason, Reason] | None:
    """Its message and its hint in the language of a BCP-47 tag, or else in English; None without a key."""
    if not error.key:
        return None
    texts = wordings()[error.key]
    spoken = tag if tag in texts else ENGLISH
    values = dict(error.values)
    if values.get("name") == ITSELF:
        values["name"] = _ITSELF[spoken]
    message, hint = (filled(text, values, spoken) for text in texts[spoken])
    return Reason(message, language(spoken)), Reason(hint, language(spoken))


@cache
def wordings() -> dict[str, dict[str, Sequence[str]]]:
    """By key, then by language: a message and a hint."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {f"{part}.{key}": texts for part, keys in raw.items() for key, texts in keys.items()}
