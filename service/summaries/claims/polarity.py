"""What a summary denies and its story affirms, or the other way about; and what it says the opposite of."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from service.arabic.stems import stems, verb_cores, without_prefixes
from service.reasons import finding
from service.story import Finding
from service.summaries.claims.lexicon import polarity_words
from service.summaries.claims.reading import Reading, Word, alike
from service.summaries.claims.wording import claims

NEGATION = "unsupported-negation"
_REACH = 12  # words behind «نفى» that it may deny
_NEAR = 6  # words before one, among which one that denies may be meant for it
_SHORTEST = 3
_NEXT = 3  # words behind an opposite that tell of what it is said
_MOST = 0.7  # of a denied clause's words, from which on a summary tells that clause


def polarity_findings(told: Reading, source: Reading, story: Reading) -> Iterator[Finding]:
    """`source` are the sentences that a summary's sentence stands on."""
    yield from _denied_here(told, source)
    yield from _denied_there(told, source)
    yield from _opposites(told, source, story)


def _denied_here(told: Reading, source: Reading) -> Iterator[Finding]:
    """«لم يوقع» where the source has «وقع», and nothing that denies."""
    affirmed = [word for word in source.words if not _is_particle(word)]
    for particle, word in _negated(told):
        same = [each for each in affirmed if is_form(each, word)]
        if same and not any(_may_be_denied(each, source) for each in same):
            said = told.text[particle.start : word.end]
            yield finding(NEGATION, "claim.negated", said=said, particle=particle.raw)


def _may_be_denied(word: Word, source: Reading) -> bool:
    """Whether a word that denies stands a few words before it: «من دون ارتداء سترات»."""
    return any(_is_particle(each) or _is_denier(each) for each in source.before(word.start, _NEAR))


def _denied_there(told: Reading, source: Reading) -> Iterator[Finding]:
    """«وقع» where the source has «لم يوقع», or denies all of it: «نفى أن يكون وقع»."""
    if _has_denier(told) or any(map(_is_particle, told.words)):
        return
    affirmed = [word for word in _affirmed(source) if len(word.folded) >= _SHORTEST]
    for particle, word in _negated(source):
        here = next((each for each in told.words if is_form(each, word)), None)
        if here and not any(is_form(each, word) for each in affirmed):
            said = source.text[particle.start : word.end]
            yield finding(NEGATION, "claim.opposite", said=here.raw, story=said)
    for denier, clause in _denied_clauses(source):
        row = [word.folded for word in clause]
        if len(row) >= _SHORTEST and sum(word in told.vocabulary for word in row) > _MOST * len(row):
            yield finding(NEGATION, "claim.undenied", denier=denier.raw)


def _opposites(told: Reading, source: Reading, story: Reading) -> Iterator[Finding]:
    """«ارتفع» where the source has «انخفض», and the story neither the one nor the other way."""
    if any(map(_is_particle, (*told.words, *source.words))):
        return
    for sides in polarity_words().opposites:
        for ours, theirs in (sides, sides[::-1]):
            here, there = _first(told, ours), _first(source, theirs)
            if not here or not there or _first(told, theirs) or _first(story, ours):
                continue
            if _are_of_one(told.after(here.end, _NEXT), source.after(there.end, _NEXT)):
                yield finding(NEGATION, "claim.opposite", said=here.raw, story=there.raw)


def _are_of_one(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether both are said of the same thing: «ارتفع سعر النفط», «تراجع سعر النفط»."""
    return any(claims(one) and alike(one.folded, other.folded) for one in ours for other in theirs)


def _first(reading: Reading, forms: frozenset[str]) -> Word | None:
    return next((word for word in reading.words if not _side(forms).isdisjoint(stems(word.folded))), None)


@lru_cache(maxsize=256)
def _side(forms: frozenset[str]) -> frozenset[str]:
    return frozenset((*forms, *(form + "ت" for form in forms)))


def _negated(reading: Reading) -> Iterator[tuple[Word, Word]]:
    """A particle and the word that it denies."""
    for word, behind in pairwise(reading.words):
        may_be_denied = not behind.is_figure and len(behind.folded) >= _SHORTEST
        if _is_particle(word) and may_be_denied and behind.folded not in polarity_words().idioms:
            yield word, behind


def _denied(reading: Reading) -> list[Word]:
    return [word for _, word in _negated(reading)]


def _affirmed(reading: Reading) -> list[Word]:
    denied = {word.start for word in _denied(reading)}
    return [word for word in reading.words if word.start not in denied]


def _denied_clauses(reading: Reading) -> Iterator[tuple[Word, Sequence[Word]]]:
    """A denier and the words behind its «أن», to the end of the sentence."""
    row = reading.words
    for at, word in enumerate(row):
        if _is_denier(word):
            behind = row[at + 1 : at + 2 + _REACH]
            that = next((n for n, each in enumerate(behind) if each.folded in ("ان", "انه", "انها")), None)
            if that is not None:
                yield word, behind[that + 1 :]


def _has_denier(reading: Reading) -> bool:
    return any(map(_is_denier, reading.words))


def _is_particle(word: Word) -> bool:
    return word.folded in polarity_words().particles


def _is_denier(word: Word) -> bool:
    return not polarity_words().deniers.isdisjoint(without_prefixes(word.folded))


def is_form(one: Word, other: Word) -> bool:
    """Whether both may be forms of one verb or noun: «يوقع» and «وقعوا»."""
    ours, theirs = (verb_cores(word.folded) | stems(word.folded) for word in (one, other))
    return any(len(each) >= _SHORTEST for each in ours & theirs)
