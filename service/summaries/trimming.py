"""What may go from a sentence of wire copy: it stays true, and whoever makes a claim stays in it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from service.arabic.dates import dates
from service.arabic.enclosures import enclosures
from service.arabic.letters import DIGITS
from service.arabic.sentence_words import fold
from service.summaries.trimming_words import bare, starts, trimming_words

Span = tuple[int, int]

_WORD = re.compile(r"\S+")
_EDGES = "،,.؛:؟!…()[]«»“”\"'"
_BRACKET = re.compile(rf"\((?P<number>[{DIGITS}]+)\s+(?P<unit>\w+)\)|\([A-Z][A-Za-z&.]*\)")
_GAPS = re.compile(r"\s+(?=[،؛:.,])|(?<=،)\s*،|\s{2,}")
_COLLISION = re.compile(r"،\s*(?=[.،])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the marks that are written to it; `plain` is folded and without them."""

    start: int
    end: int
    plain: str

    @classmethod
    def all(cls, text: str) -> "list[Word]":
        """The words of a text, in order."""
        return [cls(m.start(), m.end(), fold(m.group().strip(_EDGES))) for m in _WORD.finditer(text)]


def trimmed(text: str) -> str:
    """A sentence without what a summary has no room for; what stands within quotation marks stays.

    - the day on which it was news: «أعلن الجيش يوم الأحد مقتل»
    - where and to whom it was said: «قال الوزير في مؤتمر صحفي إن»
    - the agency's own voice at the end: «، على ما أفاد مراسلو فرانس برس»
    - ages and Latin names in brackets: «جان لوكويبو (51 عاما)»
    """
    words = Word.all(text)
    quoted = enclosures(text).quotations
    spans = [span for rule in _RULES for span in rule(text, words) if not _touches(span, quoted)]
    return tidied(text, spans) if spans else text


def tidied(text: str, spans: Sequence[Span]) -> str:
    """The text without the spans, and without the spaces and commas that would be left in their places."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return _COLLISION.sub(
        "", _GAPS.sub(lambda gap: "" if gap.group().strip() or _marked(text, gap) else " ", text)
    ).strip()


def _marked(text: str, gap: re.Match[str]) -> bool:
    return text[gap.end() : gap.end() + 1] in set("،؛:.,")


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _ages(text: str, _words: Sequence[Word]) -> Iterator[Span]:
    for found in _BRACKET.finditer(text):
        if found["unit"] is None or fold(found["unit"]) in trimming_words().ages:
            yield found.span()


def _weekdays(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Days of the week without a date, where nothing hangs on them: not «حتى الأحد», «الأحد المقبل»."""
    known = trimming_words()
    starting = {word.start: place for place, word in enumerate(words)}
    for mention in dates(text):
        place = starting.get(mention.start)
        if place is None or mention.weekday is None or mention.day or mention.month:
            continue
        first = place
        while first and words[first - 1].plain in known.hours:
            first -= 1
        before = words[first - 1].plain if first else ""
        after = words[place + 1].plain if place + 1 < len(words) else ""
        whole = words[place].end == mention.end or text[mention.end : words[place].end].strip("،,.") == ""
        if (
            not (before and whole)
            or before in known.bound_before
            or after in known.bound_after
            or after[:3] == "وال"
        ):
            continue
        # «الحكومة الأحد» may lose it, «صلاة الأحد» may not.
        if first < place or _is_definite(before) or bare(before) in known.speech:
            yield _with_commas(text, words[first].start, mention.end)


def _with_commas(text: str, start: int, end: int) -> Span:
    """With the commas around it: «القضماني، اليوم الأربعاء، مع نظيره»."""
    before = text[:start].rstrip()
    if before.endswith("،") and text.startswith("،", end):
        return len(before) - 1, end + 1
    return start, end


def _is_definite(word: str) -> bool:
    return bare(word).startswith(("ال", "لل", "بال")) and len(word) > 3


def _media(_text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Only between a word of speech and what was said."""
    known = trimming_words()
    said = next((place for place, word in enumerate(words) if word.plain in known.said), len(words))
    spoken = next(
        (place for place, word in enumerate(words[:said]) if bare(word.plain) in known.speech), said
    )
    for place in range(spoken + 2, said):
        if size := starts([word.plain for word in words[place:said]], known.media):
            if place + size == said < len(words):
                yield words[place].start, words[said - 1].end
            return


def _own_voice(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """The last clause, where it names the agency's own people and nobody who claims anything."""
    known = trimming_words()
    comma = text.rfind("،")
    clause = [word for word in words if word.start > comma >= 0]
    plain = [word.plain for word in clause]
    names = {bare(word.removeprefix("ال")) for word in plain} | set(plain)
    if starts(plain, known.sources) and names & known.own_voice and not names & known.claimants:
        last = text[clause[-1].start : clause[-1].end].rstrip(".؟!…")
        yield comma, clause[-1].start + len(last)


_RULES: tuple[Callable[[str, Sequence[Word]], Iterator[Span]], ...] = (_ages, _weekdays, _media, _own_voice)
