"""Events, told in one language: an edition of the digest."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from service.catalogue import ModelProfile
from service.digest.agenda import Agenda
from service.digest.clusters import Cluster
from service.digest.edition import Edition, Entry, Report, Sentence
from service.digest.figures.writing import figures
from service.digest.manuscript import Manuscript, manuscript
from service.draft import Draft
from service.errors import EngineError
from service.languages import Language
from service.selection import Choice
from service.story import Style
from service.summaries.method import Wanted
from service.summaries.styles import budget
from service.summaries.summarizer import Order, Progress, SentenceTranslator, Summarizer

BRIEF = Wanted(Style.BRIEF, budget(Style.BRIEF))


class Staff(Protocol):
    """What translates; a desk has all of it."""

    @property
    def source(self) -> Language:
        """What stories are written in."""

    def model_for(self, target: Language) -> Choice:
        """Raises ModelError where no model serves."""

    def translator(self, profile: ModelProfile) -> AbstractContextManager[SentenceTranslator]:
        """A translator on a model, for as long as it is lent."""


class Editor:
    """Tells events in any language; each is summarised once, whatever the number of languages."""

    def __init__(self, summarizer: Summarizer, staff: Staff, wanted: Wanted = BRIEF) -> None:
        """`staff` is asked for no translator into the stories' own language."""
        self._summarizer, self._staff, self._wanted = summarizer, staff, wanted
        self._written: dict[Cluster, Manuscript] = {}

    def check(self, target: Language) -> None:
        """Raises BarqiyaError where it could not tell anything in the language, before any work is done."""
        if target == self._staff.source:
            self._summarizer.check(target)
        else:
            self._summarizer.check(target, Order.SUMMARIZE_FIRST)
            self._staff.model_for(target)

    def edit(
        self,
        agenda: Agenda,
        target: Language,
        *,
        title: str = "",
        made: datetime | None = None,
        progress: Progress | None = None,
    ) -> Edition:
        """All sentences of all events are translated together. Raises BarqiyaError.

        EngineError also where the engine fails half way: what was made until then is remembered.
        """
        manuscripts = [self._manuscript(event) for event in agenda.events]
        model = None if target == self._staff.source else self._staff.model_for(target).profile
        sentences = [each for one in manuscripts for each in one.sentences]
        told = iter(self._translated(sentences, target, model, progress) if model else sentences)
        return Edition(
            language=target.tag,
            title=title,
            made=made,
            since=agenda.since,
            entries=tuple(_entry(each, told, target.tag) for each in manuscripts),
            stories=agenda.stories,
            events=agenda.all_events,
            method=manuscripts[0].method,
            model=model.name if model else None,
        )

    def _manuscript(self, event: Cluster) -> Manuscript:
        if event not in self._written:
            self._written[event] = manuscript(event, self._summarizer, self._staff.source, self._wanted)
        return self._written[event]

    def _translated(
        self, sentences: Sequence[Sentence], target: Language, model: ModelProfile, progress: Progress | None
    ) -> list[Sentence]:
        with self._staff.translator(model) as translator:
            drafts = translator.sentences([each.text for each in sentences], target, progress)
        return [_drafted(each, draft) for each, draft in zip(sentences, drafts, strict=True)]


def _drafted(sentence: Sentence, draft: Draft) -> Sentence:
    """What a model made nothing of stays in Arabic, and a finding says so."""
    if draft.error:
        raise EngineError("the engine failed half way", f"{draft.error}; what is done is remembered")
    findings = (*sentence.findings, *draft.findings)
    return replace(sentence, text=draft.target.strip() or sentence.text, findings=findings)


def _entry(written: Manuscript, told: Iterator[Sentence], tag: str) -> Entry:
    """Takes as many sentences as the manuscript has."""
    headline = next(told)
    summary = tuple(next(told) for _ in written.summary)
    event = written.event
    return Entry(
        id=event.id,
        told_by=written.told_by,
        headline=replace(headline, text=headline.text.removesuffix(".")),
        summary=summary,
        figures=figures(written.facts, tag),
        chains=tuple(tuple(Report(each.item, each.change) for each in chain) for chain in event.chains),
    )
