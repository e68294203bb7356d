"""What a model wrote, taken apart: a headline, the sentences of a text, the points of a list."""

import re
import tomllib
from functools import cache
from pathlib import Path

from service.arabic.letters import LINE_BREAKS
from service.arabic.normalize import Level, normalize
from service.arabic.sentences import sentences
from service.story import Style


def parts(answer: str, style: Style) -> tuple[str, ...]:
    """The headline, the points or the sentences of an answer, in order, each different one once.

    Marks of a list and of Markdown, labels and introductions («Here are the facts:») go: they are the model's
    and not the story's.
    """
    lines = _items([text for line in _LINE.split(answer) if (text := _plain(line))])
    if style is Style.HEADLINE:
        found = [text for line in lines if (text := _headline(line))][:1]
    elif style is Style.POINTS and len(lines) > 1:
        found = lines
    elif style is Style.POINTS:
        found = [text for line in lines for text in _points(line)]
    else:
        found = [text for line in lines for text in split(line)]
    return tuple({_folded(text): text for text in reversed(found)}.values())[::-1]


def split(text: str) -> list[str]:
    """Sentences in any language: by the rules of Arabic, and at the stops of scripts that have their own."""
    pieces = [piece for a, b in sentences(text) for piece in _OTHER_END.split(text[a:b])]
    return [plain for piece in pieces if (plain := piece.strip())]


_BULLETS = "•▪▫●○◦■□▶‣⁃✓✔"
_LINE = re.compile(f"[{LINE_BREAKS}]+")
_OTHER_END = re.compile(r"(?<=[！？।॥።])\s*(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_HEADING = re.compile(r"#{1,6}\s+")
_MARK = re.compile(rf"[{_BULLETS}]\s*|[*·–—-]\s+|\(?\d{{1,2}}\s?[.):–-]\s*(?=[^\s\d])|\(?[a-zأ-ي]\)\s+")
_SINGLE = re.compile(rf"^(?:[{_BULLETS}*–—-]|\(?[1١][.)])\s+(?!.*\s\(?[2٢]\s?[.)–-])")
_NUMBER = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})\s?[.)–-]\s*(?=[^\s\d])")
_BULLET = re.compile(rf"(?:^|\s)\s*[{_BULLETS}*·]\s+")
_QUOTED = re.compile(r"""(["'“«])([^"“”«»]+)["'”»]""")
_INTRODUCTION = (":", "：")


def _folded(text: str) -> str:
    return normalize(text, Level.FOLDED).text


def _plain(line: str) -> str:
    """A line without Markdown and without a label."""
    text = _EMPHASIS.sub(lambda match: match[2], _HEADING.sub("", line.strip(), count=1))
    return _label().sub("", text, count=1).strip()


@cache
def _label() -> re.Pattern[str]:
    """«Summary:», «Summary in English:», «الملخص بالعربية:»."""
    text = Path(__file__).with_name("answers.toml").read_text(encoding="utf-8")
    words = "|".join(map(re.escape, tomllib.loads(text)["labels"]))
    return re.compile(rf"\s*(?:{words})(?:\s(?:in|en|auf)\s\w+|\sب\w+)?\s*[:：]", re.IGNORECASE)


def _items(lines: list[str]) -> list[str]:
    """The entries of a list alone, where there is one; else all lines but introductions."""
    marked = [line[mark.end() :] for line in lines if (mark := _MARK.match(line))]
    if len(marked) > 1:
        return [text for text in marked if text]
    said = [line for line in lines if not line.endswith(_INTRODUCTION)]
    return [_SINGLE.sub("", line) for line in said]


def _points(line: str) -> list[str]:
    """«1. … 2. … 3. …» and «• … • …»: of models whose vocabulary has no line break. Else its sentences."""
    counted, bullets = _counted(line), [found.span() for found in _BULLET.finditer(line)]
    marks = counted if len(counted) > 1 else bullets
    if not marks:
        return split(line)
    cuts = [0, *(place for span in marks for place in span), len(line)]
    pieces = (line[a:b].strip(" ;؛,،") for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return [text for text in pieces if text and not text.endswith(_INTRODUCTION)]


def _counted(line: str) -> list[tuple[int, int]]:
    """Spans of 1, 2, 3 and so on: «في 2. الخطة» is none, because no 1 stands before it."""
    spans: list[tuple[int, int]] = []
    for found in _NUMBER.finditer(line):
        if int(found[1]) == len(spans) + 1:
            spans.append(found.span())
    return spans


def _headline(line: str) -> str:
    """Without quotation marks around all of it, and without a full stop; «U.S.» keeps its own."""
    quoted = _QUOTED.fullmatch(line.removesuffix("."))
    text = _plain(quoted[2] if quoted else line)
    abbreviated = "." in text[:-1].rpartition(" ")[2]
    return text if abbreviated else text.removesuffix(".").removesuffix("。").rstrip()
