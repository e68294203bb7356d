"""What a digest says of itself in its language, and how that language writes counts and times."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.languages import Language, language

if TYPE_CHECKING:
    from babel import Locale

_OTHERWISE = "en"  # the words of languages that have none of their own


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of `language`."""

    language: Language
    _words: dict[str, Any]

    def word(self, name: str, /, **fields: str) -> str:
        """One of them with its fields filled: "Based on {source}"."""
        return str(self._words[name]).format(**fields)

    def change(self, name: str) -> str:
        """What a version brings."""
        return str(self._words["change"][name])

    def count(self, name: str, number: int) -> str:
        """A count of stories, events or sources in the plural's form: "1 story", «خبران»."""
        forms = self._words[name]
        form = forms.get(_locale(self.language.tag).plural_form(number), forms["other"])
        return str(form.format(n=self.number(number)))

    def number(self, number: int) -> str:
        """In the digits and groups of the language."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=_locale(self.language.tag))


def texts(tag: str) -> Texts:
    """A language's own, or else English."""
    found = tag if tag in _all() else tag.partition("-")[0]
    own = found if found in _all() else _OTHERWISE
    return Texts(language(own), _all()[own])


def day(when: datetime, zone: tzinfo, tag: str) -> str:
    """A day in full: "Friday, November 27, 2026"."""
    from babel.dates import format_date

    return format_date(at(when, zone), "full", locale=_locale(tag))


def moment(when: datetime, zone: tzinfo, tag: str, *, year: bool = False) -> str:
    """A day and its time: "Nov 27, 09:05"."""
    from babel.dates import format_skeleton

    locale, shown = _locale(tag), at(when, zone)
    date = format_skeleton("yMMMd" if year else "MMMd", shown, locale=locale)
    return str(locale.datetime_formats["medium"]).format(format_skeleton("Hm", shown, locale=locale), date)


def offset(zone: tzinfo, when: datetime, tag: str) -> str:
    """How far a zone's clocks are from Greenwich's, as the language writes it: "GMT+01:00", "UTC"."""
    from babel.dates import get_timezone_gmt

    shown, locale = at(when, zone), _locale(tag)
    if shown.utcoffset():
        return get_timezone_gmt(shown, "long", locale=locale)
    return str(locale.zone_formats["gmt"] % "").strip()


def at(when: datetime, zone: tzinfo) -> datetime:
    """A time by a zone's clocks; one at the very edge of the calendar stays as it is."""
    try:
        return when.astimezone(zone)
    except OverflowError:
        return when


@cache
def _all() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))


@cache
def _locale(tag: str) -> "Locale":
    """What CLDR knows of the language, or of English where it knows nothing of it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except UnknownLocaleError:
        return Locale.parse(_OTHERWISE)
