"""Names of places and people that a summary states and its story does not."""

from collections.abc import Iterator

from service.arabic.stems import without_prefixes
from service.reasons import finding
from service.story import Finding
from service.summaries.claims.lexicon import name_words
from service.summaries.claims.places import places
from service.summaries.claims.reading import Reading, Word

NAME = "unsupported-name"
_FAR = 8  # words between «قال» and «إن»
_SHORTEST = 3


def name_findings(told: Reading, story: Reading) -> Iterator[Finding]:
    """One for each name, in order of place; one word is part of one finding only."""
    found = {(word.start, word.end) for run in _unknown(told, story) for word in run}
    runs: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if runs and not told.text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    for start, end in runs:
        yield finding(NAME, "claim.name", name=told.text[start:end])


def _unknown(told: Reading, story: Reading) -> Iterator[tuple[Word, ...]]:
    yield from _places(told, story)
    yield from _given(told, story)
    yield from _speakers(told, story)


def _places(told: Reading, story: Reading) -> Iterator[tuple[Word, ...]]:
    """«باريس» stands for France and the other way about: what tells is the state."""
    known: set[str] | None = None
    for each in places(told.words):
        words = told.words[each.first : each.last]
        if all(story.has(word.folded) for word in words):
            continue
        if known is None:
            known = {other.name for other in places(story.words)}
        if each.name not in known:
            yield words


def _given(told: Reading, story: Reading) -> Iterator[tuple[Word, ...]]:
    """A first name that the story lacks; the surname of another one behind a first name that it has."""
    for at, word in enumerate(told.words):
        if name_words().given.isdisjoint(without_prefixes(word.folded)):
            continue
        after = told.words[at + 1] if at + 1 < len(told.words) else None
        next_to = after is not None and not told.text[word.end : after.start].strip()
        if not story.has(word.folded):
            yield (word,)
        elif after and next_to and _may_be_surname(after) and not _is_known(after, story):
            yield (after,)


def _may_be_surname(word: Word) -> bool:
    """Neither a figure nor what speaks, nor a verb of the present: «خالد يزور»."""
    words = name_words()
    plain = word.folded not in words.verbs | words.that | words.speakers
    return plain and len(word.folded) > _SHORTEST and not word.is_figure and word.folded[0] not in "يتسوفبل"


def _speakers(told: Reading, story: Reading) -> Iterator[tuple[Word, ...]]:
    """Who speaks between «قال» and «إن», where it is neither an office nor a people nor a plural."""
    words, row = name_words(), told.words
    for at, verb in enumerate(row):
        if words.verbs.isdisjoint(without_prefixes(verb.folded)):
            continue
        span = row[at + 1 : at + 2 + _FAR]
        end = next((n for n, word in enumerate(span) if word.folded in words.that), None)
        for word in span[: end or 0]:
            if _may_be_speaker(word) and not _is_known(word, story):
                yield (word,)


def _may_be_speaker(word: Word) -> bool:
    folded = word.folded
    bare = folded.removeprefix("ال")
    if word.is_figure or len(bare) <= _SHORTEST or folded.endswith(("ون", "ين", "ات", "ه")):
        return False
    known = name_words().speakers
    return (
        folded not in known and bare not in known and not (folded.startswith("ال") and folded.endswith("ي"))
    )


def _is_known(word: Word, story: Reading) -> bool:
    return story.has(word.folded) or story.has_root(word.folded)
