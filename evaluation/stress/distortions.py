"""Stories as they also come in: the same words in worse spelling, broken, misread, mixed."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from service.arabic.letters import DIGITS, LETTERS, MARKS, TATWEEL
from service.arabic.quotes import quotations
from service.languages import language
from service.places import place

Distortion = Callable[[Sequence[str], Random], list[str]]
"""Lines of a story in, lines out; the same for a generator in the same state."""

UNTOUCHED = "none"
_WORD = re.compile(f"[{LETTERS}{MARKS}{TATWEEL}]+")
_FIGURE = re.compile(rf"(?<![A-Za-z{DIGITS}.,-])[0-9]+(?:[.,][0-9]+)*(?![A-Za-z{DIGITS}-])%?")
_INDIC = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")
_UNDOTTED = str.maketrans("أإآٱؤئىة", "ااااوييه")
_PERSIAN = str.maketrans("يك", "یک")
_QUOTES = ("", '"', "''", "«", "»", "“")
_SHARE = 0.5  # of words or marks, where a distortion spares some


def hamza(lines: Sequence[str], _chance: Random) -> list[str]:
    """Hamza, vowel signs and the dots of ta marbuta left out: «إدارة الأزمة» is «اداره الازمه»."""
    bare = (re.sub(f"[{MARKS}]", "", line).translate(_UNDOTTED) for line in lines)
    return [re.sub(f"ء(?![{LETTERS}])", "", line) for line in bare]


def digits(lines: Sequence[str], _chance: Random) -> list[str]:
    """Figures in Arabic-Indic digits with their own separators: «4.5%» is «٤٫٥٪»; «F-16» stays."""
    return [_FIGURE.sub(lambda figure: figure.group().translate(_INDIC), line) for line in lines]


def quotes(lines: Sequence[str], chance: Random) -> list[str]:
    """Half of the quotation marks lost, turned about or replaced by another kind."""
    return [_requoted(line, chance) for line in lines]


def ocr(lines: Sequence[str], chance: Random) -> list[str]:
    """Dots misread, spaces lost, words cut: what a scan gives."""
    table, looks = _table()["ocr"], _looks_like()

    def misread(character: str) -> str:
        if character == " ":
            return "" if chance.random() < table["joined"] else " "
        others = looks.get(character)
        return chance.choice(others) if others and chance.random() < table["letters"] else character

    def cut(word: re.Match[str]) -> str:
        text = word.group()
        if len(text) < 6 or chance.random() >= table["split"]:
            return text
        at = chance.randrange(2, len(text) - 1)
        return f"{text[:at]} {text[at:]}"

    return [_WORD.sub(cut, "".join(map(misread, line))) for line in lines]


def dialect(lines: Sequence[str], chance: Random) -> list[str]:
    """Common words as they are spoken: «الذي» is «اللي»."""
    spoken: Mapping[str, list[str]] = _table()["dialect"]
    words = re.compile(rf"(?<![{LETTERS}])(و?)({'|'.join(spoken)})(?![{LETTERS}{MARKS}])")
    return [words.sub(lambda word: word[1] + chance.choice(spoken[word[2]]), line) for line in lines]


def one_line(lines: Sequence[str], _chance: Random) -> list[str]:
    """Headline and paragraphs run together, as copied from a page."""
    return [" ".join(lines)]


def scripts(lines: Sequence[str], chance: Random) -> list[str]:
    """Half of the words on a Persian keyboard, «علی», and half of the places in Latin letters: «في Cairo»."""
    english = language("en")

    def mixed(word: re.Match[str]) -> str:
        text = word.group()
        if chance.random() >= _SHARE:
            return text
        return (len(text) > 3 and place(text, english)) or text.translate(_PERSIAN)

    return [_WORD.sub(mixed, line) for line in lines]


def _requoted(line: str, chance: Random) -> str:
    found = quotations(line)
    marks = sorted(
        [*(mark for pair in found.pairs for mark in pair), *found.unbalanced], key=lambda mark: mark.start
    )
    for mark in reversed(marks):
        if chance.random() < _SHARE:
            other = chance.choice([each for each in _QUOTES if each != line[mark.start : mark.end]])
            line = line[: mark.start] + other + line[mark.end :]
    return line


@cache
def _looks_like() -> Mapping[str, str]:
    """For each letter those that it is misread for."""
    return {letter: group.replace(letter, "") for group in _table()["ocr"]["groups"] for letter in group}


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("distortions.toml").read_text(encoding="utf-8"))


DISTORTIONS: Mapping[str, Distortion] = {
    UNTOUCHED: lambda lines, _chance: list(lines),
    "hamza": hamza,
    "digits": digits,
    "quotes": quotes,
    "ocr": ocr,
    "dialect": dialect,
    "one-line": one_line,
    "scripts": scripts,
}
