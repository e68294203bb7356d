"""A row: one story in one line of JSON, or the reason why there is none in it."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from service.arabic.letters import has_arabic
from service.errors import LanguageError
from service.languages import language
from service.story import Kind, Story
from service.text.segments import read_story

Value = Any
"""What JSON can hold."""

_NAMED = 60  # characters of a value that are told to show which one is meant


@dataclass(frozen=True, slots=True)
class Row:
    """A story with all fields that it came with.

    `headed` says whether its first paragraph is the row's title, `raw` is the line without its end.
    """

    line: int  # from 1
    raw: str
    fields: Mapping[str, Value]
    story: Story
    headed: bool


@dataclass(frozen=True, slots=True)
class Reject:
    """A line that cannot be used; `id` is the row's own, where it could be read."""

    line: int  # from 1
    raw: str
    reason: str
    id: str | int | None = None

    def value(self) -> dict[str, Value]:
        """As it is written; `row` is the line as it came in, to be mended and sent again."""
        return {"line": self.line, "id": self.id, "reason": self.reason, "row": self.raw}


class _UnusableError(Exception):
    """Why a row cannot be used."""


def read_row(line: int, raw: bytes, made: str) -> Row | Reject:
    """`made` is the field that the row will be given, so that it must not have it yet."""
    text = raw.decode(errors="replace")
    id = None
    try:
        fields = _fields(raw)
        id = _id(fields)
        if made in fields:
            raise _UnusableError(f"it has the field {made} already, and would lose it")
        _check_language(fields.get("language"))
        story, headed = _story(str(id), _text(fields, "title"), _text(fields, "text"))
    except _UnusableError as unusable:
        return Reject(line, text, str(unusable), id)
    return Row(line, text, fields, story, headed)


def written(value: Value) -> bytes:
    """One line; what some readers take for the end of a line, U+2028 for example, is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    for mark in "\x85\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text.encode() + b"\n"


def _fields(raw: bytes) -> dict[str, Value]:
    try:
        value = json.loads(raw.decode(), parse_float=_number, parse_constant=_number)
    except UnicodeDecodeError as error:
        raise _UnusableError(f"it is not UTF-8, from byte {error.start + 1} on") from None
    except json.JSONDecodeError as error:
        raise _UnusableError(f"it is not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise _UnusableError("its values lie too deep in one another") from None
    except ValueError:  # a whole number of thousands of digits
        raise _UnusableError("a number in it is too large") from None
    if not isinstance(value, dict):
        raise _UnusableError("it is no JSON object with id and text")
    try:
        written(value)
    except UnicodeEncodeError:
        raise _UnusableError("there is half a character in it, a lone surrogate") from None
    return value


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _UnusableError(f"{text} is no number that JSON can hold")
    return number


def _id(fields: Mapping[str, Value]) -> str | int:
    id = fields.get("id")
    if id is None or id == "":
        raise _UnusableError("it has no id")
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise _UnusableError("its id is neither a text nor a whole number")
    return id


def _text(fields: Mapping[str, Value], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _UnusableError(f"its {name} is no text: {json.dumps(value, ensure_ascii=False)[:_NAMED]}")
    return value


def _check_language(tag: Value) -> None:
    if not tag:
        return
    if not isinstance(tag, str):
        raise _UnusableError("its language is no text")
    try:
        named = language(tag)
    except LanguageError as error:
        raise _UnusableError(str(error)) from None
    if named.tag.partition("-")[0] != "ar":
        raise _UnusableError(f"it is in {named.name}, not in Arabic")


def _story(id: str, title: str, text: str) -> tuple[Story, bool]:
    """The title is the headline, whatever the first line of the text looks like."""
    if not has_arabic(title) and not has_arabic(text):
        raise _UnusableError(
            "there is no Arabic in its title and text" if title or text else "it has no text"
        )
    headline = " ".join(title.split())
    story = read_story(f"{headline}\n{text}" if headline else text, id)
    first, *others = story.paragraphs
    if first.start >= len(headline):
        return story, False
    return replace(story, paragraphs=(replace(first, kind=Kind.HEADLINE), *others)), True
