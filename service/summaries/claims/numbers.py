"""Numbers and dates that a summary states and its story does not."""

import re
from collections.abc import Iterator

from service.arabic.dates import DateMention
from service.checks.quantities.quantity import Family, Quantity
from service.reasons import Calendar, Named, finding
from service.story import Finding
from service.summaries.claims.lexicon import fold
from service.summaries.claims.reading import Reading, Word, alike
from service.summaries.claims.wording import claims

NUMBER, DATE = "unsupported-number", "unsupported-date"

_CALENDAR = {Family.MONTH: Calendar.MONTH, Family.WEEKDAY: Calendar.WEEKDAY}
_ABOUT = re.compile(
    r"(?:نحو|حوالي|قرابة|زهاء|يقارب|يقرب من|يناهز|أكثر من|يزيد على|يزيد عن|أقل من)\s+(?:ال)?$"
)
_ROUNDED = 0.1  # how far off a number is that «نحو» makes round: «نحو 35» for 34 or 36.4
_BETWEEN = 2  # words between a number and what it counts, at most, «20 من الجرحى»
_BEFORE = 4  # the same, where it stands before: «عدد الجرحى إلى نحو 20»
_THEIRS = ("هم", "ها", "هن")  # «لقي 300 حتفهم» counts no deaths
_SCALES = frozenset(("الف", "الاف", "مليون", "ملايين", "مليونا", "مليار", "مليارات", "مليارا", "من", "اخرين"))


def number_findings(told: Reading, story: Reading) -> Iterator[Finding]:
    """Numbers, months, weekdays and whole dates without their like; numbers that count something else."""
    alone = [each for each in told.quantities if _must_be_told(each) and not _is_told(each, told, story)]
    for quantity in alone:
        said = told.text[quantity.start : quantity.end]
        yield _unknown(quantity, said, story)
    known = {(each.start, each.end) for each in alone}
    yield from _other_dates(told, story, known)
    yield from _other_counts(told, story, known)


def _must_be_told(quantity: Quantity) -> bool:
    return quantity.firm or quantity.family is Family.WEEKDAY


def _is_told(quantity: Quantity, told: Reading, story: Reading) -> bool:
    if not story.keys.isdisjoint(quantity.answers) or any(map(quantity.converts_to, story.quantities)):
        return True
    if quantity.apart and all(_is_told(part, told, story) for part in quantity.apart):
        return True  # «قتل ألف و30 أصيبوا» of a thousand dead and thirty wounded
    return quantity.family is Family.NUMBER and _is_rounded(quantity, told, story)


def _is_rounded(quantity: Quantity, told: Reading, story: Reading) -> bool:
    """«نحو 35 مليارا» where the story says 34.8."""
    if not _ABOUT.search(told.text, max(0, quantity.start - 16), quantity.start):
        return False
    numbers = (each.value for each in story.quantities if each.family is Family.NUMBER)
    return any(abs(value - quantity.value) <= _ROUNDED * value for value in numbers)


def _unknown(quantity: Quantity, said: str, story: Reading) -> Finding:
    """With what the story says in its place, where it says one thing only."""
    if quantity.family not in _CALENDAR:
        return finding(NUMBER, "claim.number", said=said)
    kind = _CALENDAR[quantity.family]
    values = {each.value for each in story.quantities if each.family is quantity.family}
    if len(values) != 1:
        return finding(DATE, f"claim.{kind}", said=said)
    return finding(DATE, "claim.other_day", said=said, story=Named(kind, int(values.pop())))


def _other_dates(told: Reading, story: Reading, known: set[tuple[int, int]]) -> Iterator[Finding]:
    """«7 أيار» where the story has 9 May and 7 June."""
    for date in told.dates:
        if date.month is None or (date.day is None and date.year is None):
            continue
        if any(date.start <= start < date.end for start, _ in known):
            continue
        same = [each for each in story.dates if (each.month, each.hijri) == (date.month, date.hijri)]
        if same and not any(_agree(date, each) for each in same):
            yield finding(DATE, "claim.other_date", said=told.text[date.start : date.end])


def _agree(one: DateMention, other: DateMention) -> bool:
    pairs = ((one.day, other.day), (one.year, other.year))
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


def _other_counts(told: Reading, story: Reading, known: set[tuple[int, int]]) -> Iterator[Finding]:
    """«20 جريحا» where the story has 20 dead and 30 wounded."""
    counts = [(each, word) for each, word in _counted(told) if (each.start, each.end) not in known]
    if not counts:
        return
    counted = _counted(story)
    for quantity, noun in counts:
        others = [word for each, word in counted if not each.keys.isdisjoint(quantity.answers)]
        elsewhere = [each for each, word in counted if alike(word.folded, noun.folded)]
        if not others or not elsewhere or any(alike(word.folded, noun.folded) for word in others):
            continue
        if any(not each.keys.isdisjoint(quantity.answers) for each in elsewhere) or _stands_by(
            quantity, noun, story
        ):
            continue
        said = told.text[quantity.start : noun.end]
        yield finding(NUMBER, "claim.other_count", said=said, counted=others[0].raw)


def _counted(reading: Reading) -> list[tuple[Quantity, Word]]:
    """Numbers with the word behind them, but for scales: «20 ألف دولار» are dollars; days are no count."""
    found, days = [], {date.start for date in reading.dates}
    for quantity in reading.quantities:
        if quantity.family is Family.NUMBER and quantity.firm and quantity.start not in days:
            after = reading.after(quantity.end, _BETWEEN)
            noun = next((word for word in after if word.folded not in _SCALES), None)
            if noun and _may_be_counted(noun) and _touches(quantity, noun, reading):
                found.append((quantity, noun))
    return found


def _may_be_counted(noun: Word) -> bool:
    return claims(noun) and not noun.folded.endswith(_THEIRS)


def _touches(quantity: Quantity, noun: Word, reading: Reading) -> bool:
    """Whether nothing but scales and «من» stands between the two."""
    between = reading.text[quantity.end : noun.start].split()
    return all(fold(word) in _SCALES for word in between)


def _stands_by(quantity: Quantity, noun: Word, story: Reading) -> bool:
    """«عدد الجرحى 20»: the noun before the number, if no other number has it."""
    taken = {word.start for _, word in _counted(story)}
    for each in story.quantities:
        if each.keys.isdisjoint(quantity.answers):
            continue
        before = story.before(each.start, _BEFORE)
        if any(alike(word.folded, noun.folded) and word.start not in taken for word in before):
            return True
    return False
