"""The label under a translation: that a machine made it, and how much of it an editor has worded since."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.languages import Language, language
from service.story import Finding, Origin, ParagraphTranslation, Translation

UNFINISHED = "coverage.unfinished"
"""The reason that findings of a paragraph have which nobody came to translate."""

_OTHERWISE = "en"  # the label of languages that have none of their own


@dataclass(frozen=True, slots=True)
class Label:
    """One sentence, and what it is written in."""

    text: str
    language: Language


def label_of(translation: Translation) -> Label:
    """In the translation's language, or else in English; what rules made, such as a dateline, counts not."""
    origins = [part.origin for paragraph in translation.paragraphs for part in paragraph.segments]
    worded = [origin for origin in origins if origin is not Origin.RULE]
    edited = worded.count(Origin.HUMAN)
    form = "machine" if not edited else "edited" if edited == len(worded) else "partly"
    tag = translation.language if translation.language in _labels() else _OTHERWISE
    text = _labels()[tag][form].format(model=translation.model, edited=edited, all=len(worded))
    return Label(_unfinished(translation, tag) + text, language(tag))


def _unfinished(translation: Translation, tag: str) -> str:
    """What goes before the label where work ended before the story did: how many paragraphs there are."""
    paragraphs = translation.paragraphs
    ready = sum(all(each.key != UNFINISHED for each in _doubts(paragraph)) for paragraph in paragraphs)
    if ready == len(paragraphs):
        return ""
    told = _labels()[tag]["unfinished"].format(ready=ready, all=len(paragraphs))
    return told if told.endswith(("。", "：")) else f"{told} "


def _doubts(paragraph: ParagraphTranslation) -> list[Finding]:
    return [each for part in paragraph.segments for each in part.findings]


@cache
def _labels() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("label.toml").read_text(encoding="utf-8"))
