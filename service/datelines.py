"""Datelines in a target language: places and dates from CLDR, agencies by code, in the source's form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from service.arabic.agencies import find_agency
from service.arabic.dateline import Dateline, find_dateline, render_dateline
from service.arabic.dates import DateMention, dates
from service.glossary import NO_GLOSSARY, Glossary, gazetteer
from service.languages import Language
from service.places import place

_LEAP_YEAR = 2000  # any date of the year exists in it


@dataclass(frozen=True, slots=True)
class DatelineDraft:
    """A dateline of the source, its places as the target says them, and what only a model can render."""

    text: str
    dateline: Dateline
    places: Mapping[str, str]
    unknown: tuple[str, ...]


def read(text: str, target: Language, glossary: Glossary = NO_GLOSSARY) -> DatelineDraft | None:
    """Takes a dateline apart; None where the text is none, after all. The glossary goes before the tables."""
    found = find_dateline(text)
    if found is None:
        return None
    names = [text[a:b] for a, b in _names(found)]
    rendered = {
        name: glossary.word(name, target) or place(name, target) or gazetteer().word(name, target)
        for name in names
    }
    unknown = [name for name in names if not rendered[name]]
    if found.agency and find_agency(text[slice(*found.agency)]) is None:
        unknown.append(text[slice(*found.agency)])
    if found.byline:
        unknown.append(text[slice(*found.byline)])
    if found.date and _date(text[slice(*found.date)], target) is None:
        unknown.append(text[slice(*found.date)])
    places = {name: words for name, words in rendered.items() if words}
    return DatelineDraft(text, found, places, tuple(dict.fromkeys(unknown)))


def restore(draft: DatelineDraft, target: Language, rendered: Callable[[str], str]) -> str:
    """The dateline in the target language; `rendered` gives a model's words for each of `draft.unknown`."""
    text, found = draft.text, draft.dateline

    def said(span: tuple[int, int] | None) -> str:
        return text[slice(*span)] if span else ""

    def named(span: tuple[int, int] | None) -> str:
        return (draft.places.get(said(span)) or rendered(said(span))) if span else ""

    agency = find_agency(said(found.agency)) if found.agency else None
    return render_dateline(
        found,
        places=[named(span) for span in found.places],
        region=named(found.region),
        date=(_date(said(found.date), target) or rendered(said(found.date))) if found.date else "",
        agency=agency.code if agency else (rendered(said(found.agency)) if found.agency else ""),
        byline=rendered(said(found.byline)) if found.byline else "",
    )


def _names(found: Dateline) -> list[tuple[int, int]]:
    return [*found.places, *([found.region] if found.region else [])]


def _date(text: str, target: Language) -> str | None:
    """A Gregorian day and month, with its year if named: "May 12", "12 de mayo de 2023"; else None."""
    mention = next((each for each in dates(text) if not each.hijri and each.month and each.day), None)
    return _formatted(mention, target) if mention else None


def _formatted(mention: DateMention, target: Language) -> str | None:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_skeleton

    try:
        locale = Locale.parse(target.tag, sep="-")
        day = date(mention.year or _LEAP_YEAR, mention.month or 1, mention.day or 1)
    except (UnknownLocaleError, ValueError):  # not in CLDR; «31 نيسان» is no date
        return None
    return str(format_skeleton("yMMMMd" if mention.year else "MMMMd", day, locale=locale))
