"""A translation as a file that an editor takes away."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import regex

from service.errors import InputError
from service.formats.as_docx import translation_docx
from service.formats.as_html import translation_html
from service.formats.as_json import translation_value
from service.formats.as_markdown import translation_markdown
from service.formats.as_text import translation_text
from service.formats.as_xliff import translation_xliff
from service.story import Translation

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Download:
    """A file: its name carries the story's and the language's."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file; `write` is given a translation, and whether its label stays."""

    suffix: str
    media_type: str
    write: Callable[[Translation, bool], bytes]


def download(translation: Translation, form: str, *, label: bool) -> Download:
    """The translation in one of `FORMS`; `label`: whether it tells a reader that a machine made it."""
    if form not in FORMS:
        raise InputError(f"there is no format {form!r}", f"use {', '.join(FORMS)}")
    chosen = FORMS[form]
    name = f"{_stem(translation.story.id)}.{translation.language}.{chosen.suffix}"
    return Download(name, chosen.media_type, chosen.write(translation, label))


def _text(translation: Translation, label: bool) -> bytes:
    return translation_text(translation, label=label).encode()


def _markdown(translation: Translation, label: bool) -> bytes:
    return translation_markdown(translation, label=label).encode()


def _json(translation: Translation, label: bool) -> bytes:
    value = translation_value(translation, label=label)
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _docx(translation: Translation, label: bool) -> bytes:
    return translation_docx(translation, label=label)


def _xliff(translation: Translation, label: bool) -> bytes:
    return translation_xliff(translation, label=label)


def _stem(id: str) -> str:
    """A name that every file system takes: letters and digits of any script, dots and dashes within."""
    return regex.sub(r"[^\p{L}\p{M}\p{N}]+", "-", id)[:80].strip("-") or "translation"


def _html(translation: Translation, label: bool) -> bytes:
    return translation_html(translation, label=label).encode()


FORMS: Mapping[str, Form] = {
    "text": Form("txt", "text/plain; charset=utf-8", _text),
    "markdown": Form("md", "text/markdown; charset=utf-8", _markdown),
    "html": Form("html", "text/html; charset=utf-8", _html),
    "docx": Form("docx", _WORD, _docx),
    "json": Form("json", "application/json", _json),
    "xliff": Form("xlf", "application/xliff+xml", _xliff),
}
