"""Why something is to be doubted, in the languages of editors: texts in reasons.toml, told from values."""

import tomllib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, TypeAlias

from service.languages import Language, language
from service.story import Finding

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"
LANGUAGES = ("en", "fr", "es", "de", "ar")
"""BCP-47; every reason is there in each of them."""

Wording = str | Mapping[str, str]
"""A text with {fields}, or one for each plural category of CLDR that the field `count` may be of."""

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_NO_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))  # what is quoted cannot close its own
_DECIMALS = 40  # no figure is read that has more


class Calendar(StrEnum):
    """What is told by its number, and has a name in each language."""

    MONTH = "month"  # 1 is January
    WEEKDAY = "weekday"  # 1 is Monday
    TIME = "time"  # minutes since midnight
    ROUGH = "rough"  # 1000 is «thousands»


@dataclass(frozen=True, slots=True)
class Named:
    """A month, a day of the week, a time of day or a rough number."""

    kind: Calendar
    number: int


Value: TypeAlias = "str | int | Fraction | Language | Named | Finding | tuple[Value, ...]"
"""Words of a source or target; a count; a number as told; names; a reason within a reason; several of these.

Several words have their marks in the text: `{words:«»}` is «one», «two».
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence, and what it is written in; words that it quotes are isolated: they may run either way."""

    text: str
    language: Language


def finding(check: str, key: str, /, **values: Value) -> Finding:
    """A finding with the reason that has this key in reasons.toml; raises KeyError where none has."""
    reason = filled(wordings()[key][ENGLISH], values, ENGLISH, isolates=False)
    return Finding(check, reason, key, tuple(values.items()))


def reason_in(finding: Finding, tag: str) -> Reason:
    """A finding's reason in the language of a BCP-47 tag, or else in English."""
    if not finding.key:
        return Reason(finding.reason.translate(_NO_ISOLATES), language(ENGLISH))
    spoken = spoken_for(tag)
    return Reason(filled(wordings()[finding.key][spoken], dict(finding.values), spoken), language(spoken))


def spoken_for(tag: str) -> str:
    """The one of LANGUAGES in which reasons are told: "fr" for "fr-CA", English for "ja"."""
    return next((each for each in (tag, tag.partition("-")[0]) if each in LANGUAGES), ENGLISH)


@cache
def wordings() -> dict[str, dict[str, Wording]]:
    """By key, then by language."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {f"{part}.{key}": texts for part, keys in raw.items() for key, texts in keys.items()}


def filled(wording: Wording, values: Mapping[str, Hashable], tag: str, *, isolates: bool = True) -> str:
    """A text of the language with its fields filled in, and words that it quotes isolated or not."""
    if not isinstance(wording, str):
        wording = wording.get(_plural(tag, values["count"]), wording["other"])
    return _Teller(tag, isolates=isolates).vformat(wording, (), values)


def isolated(words: str) -> str:
    """Words of anybody between the only isolates of a reason, which they cannot close."""
    return f"{_FIRST_STRONG_ISOLATE}{words.translate(_NO_ISOLATES)}{_POP}"


class _Teller(Formatter):
    """Fills in the fields of a text as its language writes them."""

    def __init__(self, tag: str, *, isolates: bool) -> None:
        self._tag, self._isolates = tag, isolates

    def format_field(self, value: Hashable, marks: str) -> str:
        """`marks` stand about each of several words, half of them before it."""
        if not marks:
            return self._said(value)
        half = len(marks) // 2
        words = value if isinstance(value, tuple) else (value,)
        return self._separator().join(f"{marks[:half]}{self._said(each)}{marks[half:]}" for each in words)

    def _said(self, value: Hashable) -> str:
        match value:
            case str():
                return self._quoted(value)
            case int() | Fraction():
                return _number(Fraction(value), self._tag)
            case Language():
                return _language_name(value, self._tag)
            case Named():
                return _name(value, self._tag)
            case Finding():
                return self._reason(value)
            case tuple():
                return self._listed([self._said(each) for each in value])
        raise TypeError(f"a reason cannot tell of {value!r}")

    def _reason(self, value: Finding) -> str:
        if not value.key:
            return self._quoted(value.reason)
        wording = wordings()[value.key][self._tag]
        return filled(wording, dict(value.values), self._tag, isolates=self._isolates)

    def _quoted(self, words: str) -> str:
        return isolated(words) if self._isolates else words

    def _listed(self, said: list[str]) -> str:
        *most, last = said
        return f"{self._separator().join(most)}{_text('list.and', self._tag)}{last}" if most else last

    def _separator(self) -> str:
        return _text("list.comma", self._tag)


def _text(key: str, tag: str) -> str:
    """One that has no plural."""
    return str(wordings()[key][tag])


def _plural(tag: str, count: Hashable) -> str:
    """The category of a count: Arabic has six, «مرتين» (two) and «3 مرات» (few) among them."""
    return str(_locale(tag).plural_form(int(str(count))))


def _number(value: Fraction, tag: str) -> str:
    """«1.0002» with all its decimals; «3.333», which has no last one, with three or four."""
    if value < 1 and value.denominator < 20:
        return str(value)
    whole, ends = len(str(int(value))), 10**_DECIMALS % value.denominator == 0
    precise = Context(prec=whole + (_DECIMALS if ends else 3))
    digits = precise.divide(Decimal(value.numerator), Decimal(value.denominator)).normalize(precise)
    return (f"{digits:f}" if value < 10_000 else f"{digits:,f}").translate(_signs(tag))


@cache
def _signs(tag: str) -> dict[int, str]:
    """From the signs of "1,234.5" to those of the language."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = _locale(tag)
    group = get_group_symbol(locale, numbering_system="latn")
    return {ord(","): group, ord("."): get_decimal_symbol(locale, numbering_system="latn")}


def _name(value: Named, tag: str) -> str:
    from babel.dates import get_day_names, get_month_names

    match value.kind:
        case Calendar.MONTH:
            return str(get_month_names("wide", "stand-alone", _locale(tag))[value.number])
        case Calendar.WEEKDAY:
            return str(get_day_names("wide", "stand-alone", _locale(tag))[value.number - 1])
        case Calendar.TIME:
            return f"{value.number // 60}:{value.number % 60:02}"
    return _text(f"rough.{value.number}", tag)


def _language_name(value: Language, tag: str) -> str:
    import langcodes

    return value.name if tag == ENGLISH else str(langcodes.get(value.tag).display_name(tag))


@cache
def _locale(tag: str) -> "Locale":
    from babel import Locale

    return Locale.parse(tag, sep="-")
