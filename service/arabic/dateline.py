"""The line that says where a story comes from: found, taken apart, and set again in another language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.arabic.agencies import find_agency
from service.arabic.dateline_parts import Head, Parts, Span, read_agency, read_places, read_rest
from service.arabic.letters import BLANKS, LETTERS, LINE_BREAKS
from service.arabic.places import is_place


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, its closing dash or colon included; spans are in characters of the text it was found in.

    `frame` is how the source sets it, for a language in Latin letters: «القاهرة (رويترز) -» has the frame
    "{place} ({agency}) -". `joint` stands between several places.
    """

    start: int
    end: int
    places: tuple[Span, ...]
    region: Span | None
    date: Span | None
    agency: Span | None
    byline: Span | None
    frame: str
    joint: str

    @property
    def is_certain(self) -> bool:
        """Whether more than a place says so; «محمد صلاح (مصر) -» looks like one, but is a line of results."""
        return self.agency is not None or self.date is not None


def find_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph begins with, or None; one that is cut out alone is found again."""
    line = _LINE.match(text)
    if line is None:
        return None
    head = Head(
        f"{text[: line.end()]}…" if line.end() - line.start("ink") == _LONGEST else text[: line.end()]
    )
    for read in (_read_in_brackets, _read_agency_first, _read_place_first):
        parts = read(head, line.start("ink"))
        if parts is not None:
            return _dateline(head, line.start("ink"), parts)
    return None


def render_dateline(
    dateline: Dateline,
    *,
    places: Sequence[str] = (),
    region: str = "",
    date: str = "",
    agency: str = "",
    byline: str = "",
) -> str:
    """The dateline in the source's form: "Moscow (Reuters) -", "(Moscow)", "Dubai/London, May 3 (AFP) --".

    Every part that the dateline has is to be given.
    """
    place = dateline.joint.join(places)
    return dateline.frame.format(place=place, region=region, date=date, agency=agency, byline=byline)


_LONGEST = 200  # characters; what a dateline with two calendars, a region and an agency can need
_LINE = re.compile(f"[{BLANKS}]*(?P<ink>[^{LINE_BREAKS}]{{1,{_LONGEST}}})")
_MARK = re.compile(r"\s*(?P<mark>-{1,3}|[–—]{1,2}|ـ+|:)(?=\s|$|\w|[«“\"])")
_OPENING = re.compile(r"\(\s*(?=[^()\n]{2,60}\)(?:\s|$|[-–—:]))")
_CLOSING = re.compile(r"\s*\)")
_AFTER_AGENCY = re.compile(r"\s*[-–—]\s*")
_APART = re.compile(rf"\s[-–—]{{1,3}}(?:\s+(?P<next>[{LETTERS}]+)(?!.{{0,80}}\s[-–—])|\s*$)")
_RELATIVES = frozenset(
    ("الذي", "التي", "الذين", "اللذين", "اللتين", "كما", "مثل", "أي", "حيث", "إذا", "إن", "بحسب")
)


def _read_in_brackets(head: Head, start: int) -> Parts | None:
    """«(موسكو) هدايا», «(بيروت - رويترز) -», «(رويترز) -»; «(الفيفا) قال» and «(لتصحيح العدد)» are none."""
    opening = _OPENING.match(head.text, start)
    if opening is None:
        return None
    agency = read_agency(head, opening.end())
    parts = Parts(agency[1], agency=agency) if agency else read_places(head, Parts(opening.end()))
    parts = parts and read_rest(head, parts)
    closing = _CLOSING.match(head.text, parts.end) if parts else None
    if parts is None or closing is None:
        return None
    mark = _MARK.match(head.text, closing.end())
    places = all(is_place(head.says(place)) for place in parts.places)
    if not (places and (parts.places or mark)) and not (parts.places and _is_signed(head, parts)):
        return None
    return replace(parts, end=mark.end("mark") if mark else closing.end())


def _read_agency_first(head: Head, start: int) -> Parts | None:
    """«واس- المنامة:», «د ب أ - لندن:»."""
    agency = read_agency(head, start)
    joint = _AFTER_AGENCY.match(head.text, agency[1]) if agency else None
    parts = read_places(head, Parts(joint.end(), agency=agency)) if joint else None
    if parts is None:
        return None
    parts = read_rest(head, parts)
    mark = _MARK.match(head.text, parts.end)
    known = all(is_place(head.says(place)) for place in parts.places)
    if mark is None:
        return parts if known and parts.end == len(head.text) else None
    return replace(parts, end=mark.end("mark")) if known or mark["mark"] == ":" else None


def _read_place_first(head: Head, start: int) -> Parts | None:
    """«رام الله (الضفة الغربية) 7-2-2024 (أ ف ب) -», «القاهرة - رويترز:», «نيقوسيا -»."""
    parts = read_places(head, Parts(start))
    if parts is None:
        return None
    parts = read_rest(head, parts)
    mark = _MARK.match(head.text, parts.end)
    known = any(is_place(head.says(place)) for place in parts.places)
    holds = _holds_marked(head, parts, known, mark) if mark else _holds_unmarked(head, parts, known)
    if not holds:
        return None
    return replace(parts, end=mark.end("mark")) if mark else parts


def _holds_marked(head: Head, parts: Parts, known: bool, mark: re.Match[str]) -> bool:
    """Whether a mark ends a dateline here; a place alone has to be known, and the only dash near it."""
    if mark["mark"] == ":":
        return _is_signed(head, parts) or (known and parts.date is not None)
    if parts.region and is_place(head.says(parts.region)):
        return True
    if parts.date or parts.agency or parts.region:
        return known or parts.date is not None or _is_signed(head, parts)
    apart = _APART.match(head.text, parts.end)
    following = apart["next"] if apart else None
    return known and apart is not None and following not in _RELATIVES and not is_place(following or "")


def _holds_unmarked(head: Head, parts: Parts, known: bool) -> bool:
    """«القاهرة في 7 مارس /أ ش أ/ أعلنت», «الرياض 26 شوال واس» as a line, «موسكو (رويترز) قال»."""
    if parts.agency is None:
        return False
    signed, ends = _is_signed(head, parts), parts.end == len(head.text)
    if head.text[parts.end - 1] == "/":
        return known or signed or parts.date is not None
    return signed and (known or (ends and parts.date is not None))


def _is_signed(head: Head, parts: Parts) -> bool:
    return parts.agency is not None and find_agency(head.says(parts.agency)) is not None


def _dateline(head: Head, start: int, parts: Parts) -> Dateline:
    places = (parts.places[0][0], parts.places[-1][1]) if parts.places else None
    named = {"place": places, "region": parts.region, "date": parts.date, "agency": parts.agency}
    fields = sorted((span, name) for name, span in {**named, "byline": parts.byline}.items() if span)
    frame, at = "", start
    for span, name in fields:
        between = _latin(head.text[at : span[0]])
        if name == "date":
            between = ")" * between.count(")") + ", "
        frame += f"{between}{{{name}}}"
        at = span[1]
    joints = head.text[parts.places[0][1] : parts.places[1][0]] if len(parts.places) > 1 else ""
    return Dateline(
        start=start,
        end=parts.end,
        places=parts.places,
        region=parts.region,
        date=parts.date,
        agency=parts.agency,
        byline=parts.byline,
        frame=frame + _latin(head.text[at : parts.end]),
        joint="/" if "/" in joints else ", ",
    )


def _latin(between: str) -> str:
    """What stands between the parts, in the marks of a language in Latin letters."""
    return re.sub(rf"[{BLANKS}]+", " ", re.sub(r"\sمن\s", " ", between).replace("،", ",").replace("ـ", "-"))
