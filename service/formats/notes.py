"""What stands around the notes of a translation that is taken away, in the language of their reasons."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.languages import Language, language
from service.reasons import spoken_for


@dataclass(frozen=True, slots=True)
class NoteTexts:
    """`about` stands between what a note is about and its reasons, `between` from reason to reason."""

    title: str
    note: str
    back: str
    about: str
    between: str
    language: Language


@cache
def note_texts(tag: str) -> NoteTexts:
    """For a translation into the language of a BCP-47 tag."""
    spoken = spoken_for(tag)
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return NoteTexts(**table[spoken], language=language(spoken))
