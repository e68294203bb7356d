"""A sentence cut to a number of words, at a place where what is left says no more than the whole did."""

import re
from collections.abc import Iterator, Sequence

from service.arabic.enclosures import enclosures
from service.arabic.sentence_words import is_conjoined
from service.summaries.trimming import Word, tidied
from service.summaries.trimming_words import bare, starts, trimming_words

FEWEST = 5  # words that a cut leaves at least
_FEWEST_OF_CLAUSE = 6  # and where it falls within a clause: «أعلنت الشركة بعد اجتماع» is not whole
_MOST_OF_SPEAKER = 8
_ENDED = re.compile(r"[.؟!…]\s*$")


def shortened(text: str, words: int, *, headline: bool = False) -> str | None:
    """The longest whole beginning of at most so many words; None where there is none.

    A headline may end within a clause, before «بعد», «وسط», «الذي»; other sentences end behind one. It may be
    longer than asked for where there is no such place before.
    """
    if len(text.split()) <= words:
        return text
    row = Word.all(text)
    places = list(_places(text, row, headline))
    within = [place for place in places if place <= words]
    if not (within or (headline and places)):
        return None
    end = row[(max(within) if within else min(places)) - 1].end
    return _ended(text, end).removesuffix(".") if headline else _ended(text, end)


def beginnings(text: str) -> Iterator[str]:
    """All whole beginnings of a sentence that are shorter than itself, the shortest first."""
    row = Word.all(text)
    for place in _places(text, row, headline=False):
        yield _ended(text, row[place - 1].end)


def colon_style(text: str) -> str:
    """«قال مسؤولون إن نيبال تشترط» as a headline says it, «مسؤولون: نيبال تشترط»; else the text itself.

    «إنه» stays: what it means stands with the speaker.
    """
    words = Word.all(text)
    known = trimming_words()
    if not words or bare(words[0].plain) not in known.speech:
        return text
    for place in range(2, min(len(words), _MOST_OF_SPEAKER + 2)):
        plain = words[place].plain
        if plain in known.said:
            return (
                f"{_between(text, words, 1, place)}: {text[words[place].end :].strip()}"
                if plain in _THAT
                else text
            )
        if text[words[place - 1].start : words[place - 1].end].endswith(("،", ":", '"', "»")):
            return text
    return text


def _ended(text: str, end: int) -> str:
    """What is left of it, with a stop where it had one."""
    return text[:end].rstrip("،,؛: ") + ("." if _ENDED.search(text) else "")


_THAT = frozenset({"ان"})  # «إن» and «أن», folded


def _between(text: str, words: Sequence[Word], first: int, last: int) -> str:
    return tidied(text[words[first].start : words[last - 1].end], [])


def _places(text: str, row: Sequence[Word], headline: bool) -> Iterator[int]:
    """After how many words the sentence may end."""
    known = trimming_words()
    marks = enclosures(text)
    closed = (*marks.brackets, *marks.quotations)
    plain = [word.plain for word in row]
    complete = _complete_from(plain)
    last_comma = max((n for n, word in enumerate(row) if text[word.end - 1] == "،"), default=-1)
    for place in range(FEWEST, len(row)):
        if place < complete or any(start < row[place].start < end for start, end in closed):
            continue
        if plain[place - 1] in known.unfinished or not _is_safe(plain[:place], plain[place:]):
            continue
        tail = plain[place : place + 3]
        if text[row[place - 1].end - 1] in "،؛":
            ends = last_comma < place and (starts(tail, known.last) or is_conjoined(tail[0]))
            if ends or starts(tail, known.trailing):
                yield place
        elif headline and place >= _FEWEST_OF_CLAUSE and starts(tail, known.adjuncts):
            yield place


def _complete_from(plain: Sequence[str]) -> int:
    """How many words it takes at least: of what begins «قال», some of what was said."""
    known = trimming_words()
    if bare(plain[0]) not in known.speech:
        return 0
    said = next((place for place, word in enumerate(plain) if word in known.said), None)
    return _FEWEST_OF_CLAUSE + 1 if said is None else said + FEWEST


def _is_safe(head: Sequence[str], tail: Sequence[str]) -> bool:
    """Nothing goes that limits or denies, and nothing at all behind a negation."""
    known = trimming_words()
    return (
        known.limits.isdisjoint(map(bare, tail))
        and known.limits.isdisjoint(tail)
        and known.negations.isdisjoint(head)
    )
