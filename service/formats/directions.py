"""Stretches of a text that a reader's software must order for themselves, since they run the other way."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

_RTL = r"\p{bc=R}\p{bc=AL}"
_LTR = r"\p{bc=L}"
_SIGN = r"(?<![\p{L}\p{N}])[+\-−±]"
_RIGHT_TO_LEFT = regex.compile(rf"[{_RTL}](?:[^{_LTR}\n]*[{_RTL}\p{{Mn}}])?")
_NAME = rf"(?:{_SIGN})?[0-9]*{_LTR}(?:[^{_RTL}\n]*[{_LTR}\p{{Mn}}0-9])?"  # F-16, 4x4, Air France
_SIGNED = rf"{_SIGN}\p{{Nd}}+|(?<![\p{{L}}\p{{N}}])\p{{Nd}}+(?=[.,:/٫٬]\p{{Nd}}|[%٪])"
_NUMBER = rf"(?:{_SIGNED})(?:[.,:/٫٬]\p{{Nd}}+)*[%٪]?"  # -5, 12:30, 3.5%; but not 2024, nor the ends of 10-12
_LEFT_TO_RIGHT = regex.compile(f"{_NAME}|{_NUMBER}")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text; `foreign`: it runs against the text's direction, or orders its signs by itself."""

    text: str
    foreign: bool


def runs(text: str, direction: str) -> Iterator[Run]:
    """The text in pieces, in order: in a right-to-left one a Latin name or a number with its sign is foreign.

    Without that «F-16» or "-5" in a Persian sentence, or «القاهرة (مصر)» in an English one, would lend their
    signs and brackets to the words around them.
    """
    foreign = _LEFT_TO_RIGHT if direction == "rtl" else _RIGHT_TO_LEFT
    end = 0
    for found in foreign.finditer(text):
        start, before = found.start(), end
        end = found.end() + _closing(text, *found.span())
        if start > before:
            yield Run(text[before:start], foreign=False)
        yield Run(text[start:end], foreign=True)
    if end < len(text):
        yield Run(text[end:], foreign=False)


def _closing(text: str, start: int, end: int) -> int:
    """1 where the bracket behind a run closes one in it: "ABC News (US" is not all of a name."""
    return int(text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end))
