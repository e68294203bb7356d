"""The translator: stories in, translations out, every sentence accounted for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Protocol

import regex

from service import datelines
from service.arabic.letters import WESTERN_DIGITS, has_arabic
from service.arabic.normalize import Level, normalize
from service.checks.writing import script, writing
from service.draft import ENGINE, Draft
from service.drafting import Drafter, Progress
from service.glossary import NO_GLOSSARY, Glossary
from service.languages import Language
from service.placeholders.figures import marks_of
from service.reasons import finding
from service.story import (
    Finding,
    Kind,
    Origin,
    ParagraphTranslation,
    Role,
    Segment,
    SegmentTranslation,
    Story,
    Translation,
)
from service.text.list_markers import list_marker, marker_in, without_marker
from service.text.segments import gaps, join, segment

_LOWERCASE_WORD = regex.compile(r"(?<!\S)[\p{Ps}\p{Pi}\"']*\p{Ll}[\p{Ll}\p{M}'’-]+[\p{P}]*(?!\S)")
"""Between blanks, so that no part of an address counts."""

_FEWEST_WORDS = 3  # of running text; a name or a credit has fewer that begin small
_MARKS = WESTERN_DIGITS | str.maketrans("؟،؛٪", "?,;%")


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a segment needs of the drafter: `texts` are what the engine is to see."""

    segment: Segment
    texts: tuple[str, ...]
    marker: str = ""  # of a list; it is no word to translate
    dateline: datelines.DatelineDraft | None = None


class Piecewise(Protocol):
    """Translates the paragraphs at those places."""

    def __call__(
        self, wanted: range, progress: Progress | None = None
    ) -> tuple[ParagraphTranslation, ...]: ...


class Translator:
    """Translates stories with one drafter, many at once: batches cross their borders."""

    def __init__(self, drafter: Drafter, source: Language) -> None:
        self._drafter = drafter
        self._source = source

    def translate(self, story: Story, target: Language, progress: Progress | None = None) -> Translation:
        """One story."""
        return self.translate_all([story], target, progress)[0]

    def translate_all(
        self, stories: Sequence[Story], target: Language, progress: Progress | None = None
    ) -> list[Translation]:
        """Each paragraph has its target, each segment a target or a finding that says why not."""
        wishes = [list(_wishes(story, target, self._drafter.glossary)) for story in stories]
        drafts = self._drafts([wish for story in wishes for wish in story], target, progress)
        engine = self._drafter.engine
        return [
            Translation(
                story,
                target.tag,
                engine.profile.name,
                engine.name,
                tuple(_paragraphs(story, target, range(len(story.paragraphs)), wanted, drafts)),
            )
            for story, wanted in zip(stories, wishes, strict=True)
        ]

    def piecewise(self, story: Story, target: Language) -> Piecewise:
        """What translates one stretch of a story's paragraphs after another, as if all were done at once."""
        wishes = list(_wishes(story, target, self._drafter.glossary))

        def piece(wanted: range, progress: Progress | None = None) -> tuple[ParagraphTranslation, ...]:
            mine = [wish for wish in wishes if wish.segment.paragraph in wanted]
            return tuple(_paragraphs(story, target, wanted, mine, self._drafts(mine, target, progress)))

        return piece

    def segment(self, story: Story, part: Segment, target: Language) -> SegmentTranslation:
        """One segment of a story, as `translate` would have it now."""
        wish = _wish(story, part, target, self._drafter.glossary)
        return _fulfilled(story, wish, self._drafts([wish], target, None), target)

    def correct(self, story: Story, part: Segment, target: Language, wording: str | None) -> None:
        """Remembers an editor's wording of what `is_remembered`; None: forgets it. Raises StoreError.

        A list's marker is no part of what is remembered.
        """
        wish = _wish(story, part, target)
        words = wording and without_marker(wording, _marker(wish, target))
        self._drafter.correct(wish.texts[0], words, self._source, target)

    def sentences(
        self, texts: Sequence[str], target: Language, progress: Progress | None = None
    ) -> list[Draft]:
        """Drafts of single sentences, in order."""
        wanted = [_seen(text) for text in texts]
        drafts = self._drafter.draft(wanted, self._source, target, progress)
        return [drafts[text] for text in wanted]

    def _drafts(
        self, wishes: Sequence[_Wish], target: Language, progress: Progress | None
    ) -> dict[str, Draft]:
        texts = [text for wish in wishes for text in wish.texts]
        return self._drafter.draft(texts, self._source, target, progress)


def _paragraphs(
    story: Story, target: Language, wanted: range, wishes: Sequence[_Wish], drafts: dict[str, Draft]
) -> Iterator[ParagraphTranslation]:
    by_paragraph = {n: tuple(g) for n, g in groupby(wishes, key=lambda wish: wish.segment.paragraph)}
    for number in wanted:
        mine = [_fulfilled(story, wish, drafts, target) for wish in by_paragraph.get(number, ())]
        between = gaps(story, [part.segment for part in mine])
        joined = join([part.target for part in mine], between, target)
        yield ParagraphTranslation(story.paragraphs[number], joined, tuple(mine))


def _wishes(story: Story, target: Language, glossary: Glossary) -> Iterator[_Wish]:
    return (_wish(story, part, target, glossary) for part in segment(story))


def _wish(story: Story, part: Segment, target: Language, glossary: Glossary = NO_GLOSSARY) -> _Wish:
    text = story.source(part)
    if part.role is Role.DATELINE and (draft := datelines.read(text, target, glossary)):
        return _Wish(part, tuple(_seen(name) for name in draft.unknown), dateline=draft)
    if not has_arabic(text):
        return _Wish(part, ())
    paragraph = story.paragraphs[part.paragraph]
    begins = paragraph.kind is Kind.ITEM and part.start == paragraph.start
    marker = text[: list_marker(text)] if begins else ""
    return _Wish(part, (_seen(text[len(marker) :]),), marker)


def is_remembered(story: Story, part: Segment, target: Language) -> bool:
    """Whether a wording of it can be used again: datelines and lines without Arabic are made by rules."""
    wish = _wish(story, part, target)
    return bool(wish.texts) and wish.dateline is None


def as_remembered(story: Story, part: Segment, target: Language, wording: str) -> tuple[str, str]:
    """A segment's source and a wording of it as the memory has them: without the marker of a list."""
    wish = _wish(story, part, target)
    if wish.dateline is not None or not wish.texts:
        return story.source(part), wording
    return wish.texts[0], without_marker(wording, _marker(wish, target))


def _seen(text: str) -> str:
    """What an engine and the memory see of a text."""
    return normalize(text, Level.PLAIN).text.strip()


def _fulfilled(story: Story, wish: _Wish, drafts: dict[str, Draft], target: Language) -> SegmentTranslation:
    part = wish.segment
    if wish.dateline:
        words = {name: drafts[_seen(name)] for name in wish.dateline.unknown}
        text = datelines.restore(wish.dateline, target, lambda name: _name(words[name]) or name)
        guesses = tuple(each for name, draft in words.items() for each in _guess(name, draft))
        return SegmentTranslation(part, text, None, Origin.RULE, guesses)
    if not wish.texts:  # a row of stars, «٢٠٢٤», "REUTERS/M. Salem": it stands as it is, in Western digits
        source = normalize(story.source(part), Level.VISIBLE).text
        text = source.translate(_western(target))
        return SegmentTranslation(part, text, None, Origin.RULE, _untranslated(source, target))
    draft = drafts[wish.texts[0]]
    if not draft.target:
        return SegmentTranslation(part, "", draft.score, Origin.NONE, draft.findings)
    marker = _marker(wish, target)
    findings = (*draft.findings, *_left_in_arabic(marker, target))
    return SegmentTranslation(part, marker + draft.target, draft.score, draft.origin, findings)


def _marker(wish: _Wish, target: Language) -> str:
    return marker_in(wish.marker, target).translate(_western(target))


def _name(draft: Draft) -> str:
    """A model ends even a name with a full stop."""
    return draft.target.rstrip(".")


def _guess(name: str, draft: Draft) -> tuple[Finding, ...]:
    """What an editor should know of a model's words for a name in a dateline."""
    if draft.error and not _name(draft):
        return (finding(ENGINE, "engine.name", name=name, error=str(draft.error)),)
    if not _name(draft):
        return (finding("coverage", "coverage.name", name=name),)
    guess = finding("dateline", "dateline.guess", name=name, guess=_name(draft))
    return (guess, *draft.findings)


def _untranslated(text: str, target: Language) -> tuple[Finding, ...]:
    """Running text that is not in Arabic: “as he told us” or «中文», but not "REUTERS/M. Salem"."""
    foreign = writing(script(target)).foreign.search(text)
    if not foreign and len(_LOWERCASE_WORD.findall(text)) < _FEWEST_WORDS:
        return ()
    return (finding("coverage", "coverage.not_arabic"),)


def _left_in_arabic(marker: str, target: Language) -> tuple[Finding, ...]:
    if writing(script(target)).arabic or not has_arabic(marker):
        return ()
    return (finding("residue", "residue.marker", marker=marker.strip()),)


@cache
def _western(target: Language) -> dict[int, int | str]:
    """Digits and marks as the target writes them: «٢٬٥٠٠٫٥» is 2,500.5 in English, 2.500,5 in German."""
    marks = marks_of(target)
    return _MARKS | {ord("٬"): marks.group, ord("٫"): marks.decimal}
