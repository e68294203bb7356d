"""Numbers below zero: «بنسبة -3.5 في المئة» is no rise of 3.5."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from service.arabic.letters import CONTROLS
from service.checks.quantities.quantity import Family, Quantity

_DASH = "[-\u2212\u2013]"
_NEAR = 16  # characters before a number that can hold a word for minus


def below_zero(found: Iterable[Quantity], text: str, language: str) -> Iterator[Quantity]:
    """Those that the text puts below zero; of those with a sign only percentages and degrees."""
    sign, unit, below = _sign(language), _unit(language), _below(language)
    for quantity in found:
        start, end = quantity.start, quantity.end
        signed = sign.search(text, max(0, start - _NEAR), start)
        in_units = unit.search(text, start, end) or unit.match(text, end)
        if quantity.family is Family.NUMBER and (below.match(text, end) or (signed and in_units)):
            yield quantity


def may_tell_a_fall(text: str, language: str) -> bool:
    """Whether anything in the text tells a number below zero or a fall, of whatever number."""
    return _fall(language).search(text) is not None


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[str]]]:
    path = files("service.checks.quantities").joinpath("signs.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _any(language: str, column: str) -> str:
    return "|".join(map(re.escape, _table()[language][column]))


@cache
def _sign(language: str) -> re.Pattern[str]:
    """A dash that opens a word, «و-5» too, and joins no two figures, or a word for it."""
    dash = rf"(?<![^\s(\[«\"“„و{CONTROLS}])(?<!\d\s){_DASH}"
    apart = "".join(rf"(?<!\b{word}\s)" for word in _table()[language]["not_behind"])
    word = rf"{apart}\b(?:{_any(language, 'before')})\s"
    return re.compile(rf"(?:{dash}|{word})[{CONTROLS}]*$", re.IGNORECASE)


@cache
def _below(language: str) -> re.Pattern[str]:
    """«خمس درجات مئوية تحت الصفر»."""
    return re.compile(rf"(?:\s+\w+|°C?){{0,2}}\s+(?:{_any(language, 'after')})\b", re.IGNORECASE)


@cache
def _unit(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s{CONTROLS}]*(?:{_any(language, 'units')})", re.IGNORECASE)


@cache
def _fall(language: str) -> re.Pattern[str]:
    begins = "" if language == "ar" else r"\b"
    dash = rf"(?<![\w.,]){_DASH}\s?(?=\d)"
    return re.compile(rf"{dash}|{begins}(?:{_any(language, 'falls')})", re.IGNORECASE)
