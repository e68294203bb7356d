"""The parts of a dateline, read one after another from the head of a paragraph."""

import re
from dataclasses import dataclass, replace

from service.arabic.agencies import find_agency
from service.arabic.dates import dates
from service.arabic.letters import LETTERS, MARKS, TATWEEL
from service.arabic.places import is_place, may_be_place

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parts:
    """What has been read of a dateline, and where it ends so far."""

    end: int
    places: tuple[Span, ...] = ()
    region: Span | None = None
    date: Span | None = None
    agency: Span | None = None
    byline: Span | None = None


class Head:
    """The first line of a paragraph, as far as a dateline can reach; dates are read when first asked for."""

    __slots__ = ("_dates", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._dates: dict[int, int] | None = None

    def says(self, span: Span) -> str:
        return self.text[span[0] : span[1]]

    def date_at(self, position: int) -> Span | None:
        """The date that begins here, with that of a second calendar: «18 صفر/13 آب»."""
        if self._dates is None:
            self._dates = {each.start: each.end for each in dates(self.text)}
        end = self._dates.get(position)
        if end is None:
            return None
        joint = _SECOND_DATE.match(self.text, end)
        second = self.date_at(joint.end()) if joint else None
        return position, second[1] if second else end


def read_places(head: Head, parts: Parts) -> Parts | None:
    """One place or several: «باريس», «دبي/لندن», «القاهرة، مصر»; a date or an agency is none."""
    place = _place(head, parts.end)
    while place is not None:
        parts = replace(parts, places=(*parts.places, place), end=place[1])
        joint = _JOINT.match(head.text, place[1])
        place = _place(head, joint.end()) if joint else None
    return parts if parts.places else None


def read_rest(head: Head, parts: Parts) -> Parts:
    """Region, date, agency and byline, in whatever order they follow the places."""
    read = True
    while read:
        found = _date(head, parts) or _region(head, parts) or _agency(head, parts) or _byline(head, parts)
        read, parts = found is not None, found or parts
    return parts


def read_agency(head: Head, start: int) -> Span | None:
    """A known agency that is named here without brackets, in four words at most."""
    words = list(_WORDS.finditer(head.text, start, start + 60))[:4]
    if not words or words[0].start() != start:
        return None
    spans = [(start, word.end()) for word in reversed(words)]
    return next((span for span in spans if find_agency(head.says(span))), None)


_WORD = f"[{LETTERS}][{LETTERS}{MARKS}{TATWEEL}]*(?:['’-][{LETTERS}][{LETTERS}{MARKS}{TATWEEL}]*)*"
_WORDS = re.compile(_WORD)
_PREPOSITION = r"(?:في|يوم|بتاريخ)"
_NAME = re.compile(
    rf"{_WORD}(?:[ \u00a0]+{_WORD}){{0,6}}?(?=[ \u00a0]+{_PREPOSITION}\s|[ \u00a0]*(?:[^\w\s{MARKS}]|\d|$))"
)
_JOINT = re.compile(r"\s*[/،,]\s*")
_SECOND_DATE = re.compile(r"\s*(?:[/،-]|الموافق(?: ل)?|الموافق لـ)\s*")
_BEFORE_DATE = re.compile(rf"\s*[/،,]?\s*(?:{_PREPOSITION}\s+)*")
_DAY = re.compile(rf"(?:{_WORD}[،,]?\s+)?\d")
_FIGURES = re.compile(
    r"\s*[-–—]\s*(?P<date>\d{1,2}\s?[-–/]\s?\d{1,2})(?=\s*\()"
)  # «الكويت - 23 - 5 (كونا) --»
_BRACKETED = re.compile(r"\s*[،,]?\s*\(\s*(?P<name>[^()\n]{1,40}?)\s*\)")
_SLASHED = re.compile(r"\s*/\s*(?P<name>[^/\n]{1,30}?)\s*/")
_QUOTED = re.compile(r"\s*[-–—:]\s*[«“\"](?P<name>[^«»“”\"\n]{2,30})[»”\"]")
_BEFORE_AGENCY = re.compile(r"\s*[-–—/،,]\s*|\s+")
_GOES_ON = re.compile(rf"\s*(?:[(/\d]|{_PREPOSITION}\s)")
_BYLINE = re.compile(rf"\s*[-–—]\s*من\s+(?P<name>{_WORD}(?:\s+{_WORD}){{1,5}})(?=\s*(?:[-–—:]|$))")


def _place(head: Head, start: int) -> Span | None:
    found = _NAME.match(head.text, start)
    if found is None or not may_be_place(found.group()) or find_agency(found.group()):
        return None
    words = list(_WORDS.finditer(head.text, start, found.end()))
    if _DAY.match(head.text, words[-1].start()) and head.date_at(words[-1].start()):
        words.pop()  # «بيروت الجمعة 12 أيار»
    return (start, words[-1].end()) if words else None


def _date(head: Head, parts: Parts) -> Parts | None:
    before = _BEFORE_DATE.match(head.text, parts.end)
    if parts.date or before is None:
        return None
    date = head.date_at(before.end()) if _DAY.match(head.text, before.end()) else None
    figures = _FIGURES.match(head.text, parts.end)
    if date is None and figures:
        date = figures.span("date")
    return replace(parts, date=date, end=date[1]) if date else None


def _region(head: Head, parts: Parts) -> Parts | None:
    """The country or province behind a place, «القامشلي (سوريا)»; an unknown one needs more behind it."""
    found = _BRACKETED.match(head.text, parts.end)
    if found is None or parts.end != parts.places[-1][1]:
        return None
    name = found["name"]
    known = is_place(name) or _GOES_ON.match(head.text, found.end()) is not None
    if not known or find_agency(name):
        return None
    return replace(parts, region=found.span("name"), end=found.end())


def _agency(head: Head, parts: Parts) -> Parts | None:
    """Any name in brackets or between slashes; a known one after a dash or behind a date."""
    if parts.agency:
        return None
    for enclosed in (_BRACKETED, _SLASHED, _QUOTED):
        found = enclosed.match(head.text, parts.end)
        if found and (enclosed is not _QUOTED or find_agency(found["name"])):
            return replace(parts, agency=found.span("name"), end=found.end())
    before = _BEFORE_AGENCY.match(head.text, parts.end)
    agency = read_agency(head, before.end()) if before else None
    if agency is None or (before and before.group().isspace() and not parts.date):
        return None
    return replace(parts, agency=agency, end=agency[1])


def _byline(head: Head, parts: Parts) -> Parts | None:
    """«القاهرة (رويترز) - من سامي حداد:»."""
    found = None if parts.byline else _BYLINE.match(head.text, parts.end)
    return replace(parts, byline=found.span("name"), end=found.end()) if found else None
