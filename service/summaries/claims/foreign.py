"""What a summary in another language states that its story, translated into that language, does not.

Numbers, quotations and names are alike in all languages that write them with figures, marks and capitals;
negations, and names in scripts without capitals, are not looked at.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence

from service.checks.quantities.lexicon import LANGUAGES
from service.checks.quantities.plain import plain_quantities
from service.checks.quantities.quantity import Family, Key, Quantity
from service.checks.quantities.reader import quantities
from service.reasons import finding
from service.story import Finding
from service.summaries.claims.names import NAME
from service.summaries.claims.numbers import DATE, NUMBER
from service.summaries.claims.quoted import QUOTATION, outer_quotations

_SPELLED_OUT = 12  # up to here a story may have the word, which is read in LANGUAGES alone
_CALENDAR = frozenset({Family.MONTH, Family.WEEKDAY})
_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})
_WORD = re.compile(r"\w+")
_BEFORE_A_CAPITAL = frozenset('.!?…:;"“”«»„‘’([–—-')  # behind these a word may have one and be no name
_BLANKS = 4
_LONGEST_ACRONYM = 6
_SHORTEST = 3


def foreign_findings(told: str, story: str, language: str) -> Iterator[Finding]:
    """`language` is the BCP-47 tag of both."""
    base = language.partition("-")[0]
    read: Callable[[str, str], Sequence[Quantity]] = quantities if base in LANGUAGES else plain_quantities
    said = read(told, base)
    yield from _numbers(told, said, read(story, base), base)
    yield from _quotations(told, story)
    if base not in _NOUNS_HAVE_CAPITALS:
        yield from _names(told, story, {place for each in said for place in range(each.start, each.end)})


def _numbers(
    told: str, said: Sequence[Quantity], stated: Sequence[Quantity], language: str
) -> Iterator[Finding]:
    known: set[Key] = set().union(*(each.keys for each in stated))
    for each in said:
        must = each.firm and (language in LANGUAGES or each.value > _SPELLED_OUT)
        if must and known.isdisjoint(each.answers) and not any(map(each.converts_to, stated)):
            text, is_date = told[each.start : each.end], each.family in _CALENDAR
            check, key = (DATE, "translated.date") if is_date else (NUMBER, "translated.number")
            yield finding(check, key, said=text)


def _quotations(told: str, story: str) -> Iterator[Finding]:
    """What is quoted stands in the story word for word."""
    words = f" {' '.join(_folded(story))} "
    for text in outer_quotations(told):
        if f" {' '.join(_folded(text))} " not in words:
            yield finding(QUOTATION, "translated.misquoted", quoted=text)


def _names(told: str, story: str, counted: Collection[int]) -> Iterator[Finding]:
    """Words with a capital within a sentence that the story has in no form; `counted` are none: «June»."""
    row = [match.group() for match in _WORD.finditer(story)]
    known, initials = set(_folded(story)), "".join(word[0] for word in row)
    for match in _WORD.finditer(told):
        word = match.group()
        if _may_be_a_name(word) and match.start() not in counted and not _begins(told, match.start()):
            is_acronym = word.isupper() and len(word) <= _LONGEST_ACRONYM
            if not (_is_spelled_out(word, known, initials) if is_acronym else _is_known(word, known)):
                yield finding(NAME, "translated.name", name=word)


def _may_be_a_name(word: str) -> bool:
    return word[0].isupper() and len(word) >= _SHORTEST and not any(map(str.isdecimal, word))


def _is_spelled_out(acronym: str, known: Collection[str], initials: str) -> bool:
    """«UNHCR», or the words of which it is the initials."""
    return acronym.casefold() in known or acronym in initials


def _is_known(word: str, known: Collection[str]) -> bool:
    return all(any(_is_form(each, other) for other in known) for each in _folded(word))


def _begins(text: str, offset: int) -> bool:
    before = text[max(0, offset - _BLANKS) : offset].rstrip()
    return not before or before[-1] in _BEFORE_A_CAPITAL


def _is_form(one: str, other: str) -> bool:
    """«Syria» and «Syrian», «Italy» and «Italian»; not «Iran» and «Iraq»."""
    short, long = sorted((one, other), key=len)
    if len(short) <= _SHORTEST or len(long) == len(short):
        return one == other
    is_derived = len(short) > _SHORTEST + 1 and len(long) > len(short) + 1
    return long.startswith(short) or (is_derived and long.startswith(short[:-1]))


def _folded(text: str) -> list[str]:
    """Its words without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))
