"""One way to a summary for every door: any style, any length, any target language, by either order."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from service.draft import Draft
from service.errors import InputError
from service.languages import Language
from service.reasons import finding
from service.story import Finding, Story, Style, Summary, SummarySentence
from service.summaries.method import Copy, Method, Wanted

Progress = Callable[[int, int], None]
"""Called with how many sentences are translated and how many there are."""

SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "yue"})  # no space tells their words apart
_TRIES = 3  # how often a summary is shortened until its translation is as short as was asked


class Order(StrEnum):
    """What is done first where a summary is in another language than its story."""

    SUMMARIZE_FIRST = "summarize-first"
    TRANSLATE_FIRST = "translate-first"


class SentenceTranslator(Protocol):
    """Drafts single sentences, in order; the same text always gets the same draft."""

    def sentences(
        self, texts: Sequence[str], target: Language, progress: Progress | None = None
    ) -> list[Draft]: ...


Lend = Callable[[Language], AbstractContextManager[SentenceTranslator]]
"""Lends a translator into a language; raises ModelError where no model serves."""


class Summarizer:
    """Summarises with one method; as safe to share between threads as the method and the translators."""

    def __init__(self, method: Method, source: Language, lend: Lend) -> None:
        self._method, self._source, self._lend = method, source, lend

    def check(self, target: Language, order: Order | None = None) -> None:
        """Raises BarqiyaError where it could not write in the language, before any work is done."""
        if target != self._source:
            self.order(target, order)
        elif not self._method.speaks(target):
            raise _silent(self._method, target)

    def order(self, target: Language, asked: Order | None = None) -> Order:
        """The one asked for, else the better one of those that the method can take.

        A summary is proved against the story where it is written in its language: only for a method that does
        not speak it the story is translated first. Raises InputError where it speaks neither.
        """
        able = {
            Order.SUMMARIZE_FIRST: self._method.speaks(self._source),
            Order.TRANSLATE_FIRST: self._method.speaks(target),
        }
        for order in [asked] if asked else Order:
            if able[order]:
                return order
        language = target if asked is Order.TRANSLATE_FIRST else self._source
        raise _silent(self._method, language)

    def summarize(
        self,
        story: Story,
        wanted: Wanted,
        target: Language,
        order: Order | None = None,
        progress: Progress | None = None,
    ) -> Summary:
        """A summary within the budget, in translation too where a number of words was asked for."""
        copy = Copy.of(story, self._source)
        if target == self._source:
            return self._method.summarize(copy, wanted)
        with self._lend(target) as translator:
            if self.order(target, order) is Order.TRANSLATE_FIRST:
                return self._of_translation(copy, wanted, target, translator, progress)
            return self._translated(copy, wanted, target, translator, progress)

    def _of_translation(
        self,
        copy: Copy,
        wanted: Wanted,
        target: Language,
        translator: SentenceTranslator,
        progress: Progress | None,
    ) -> Summary:
        drafts = translator.sentences(copy.texts, target, progress)
        texts = tuple(draft.target.strip() for draft in drafts)
        summary = self._method.summarize(replace(copy, language=target, texts=texts), wanted)
        sentences = (
            replace(each, findings=(*each.findings, *_of(each.support, drafts))) for each in summary.sentences
        )
        return replace(summary, sentences=tuple(sentences))

    def _translated(
        self,
        copy: Copy,
        wanted: Wanted,
        target: Language,
        translator: SentenceTranslator,
        progress: Progress | None,
    ) -> Summary:
        summary = self._method.summarize(copy, wanted)
        made = _in_language(summary, target, translator, progress)
        limit = wanted.budget.words if wanted.budget.strict and _has_words(target) else None
        budget = wanted.budget
        for _ in range(_TRIES):
            if limit is None or _words(made) <= limit:
                return made
            budget = replace(budget, words=max(1, _words(summary) * limit // _words(made)))
            summary = self._method.summarize(copy, replace(wanted, budget=budget))
            made = _in_language(summary, target, translator, progress)
        return made if limit is None or _words(made) <= limit else _too_long(made, limit)


def _silent(method: Method, language: Language) -> InputError:
    return InputError(
        f"{method.name} does not write {language.name}", "choose another method or another order"
    )


def _in_language(
    summary: Summary, target: Language, translator: SentenceTranslator, progress: Progress | None
) -> Summary:
    drafts = translator.sentences([each.text for each in summary.sentences], target, progress)
    sentences = tuple(
        SummarySentence(_styled(draft.target, summary.style), each.support, (*each.findings, *draft.findings))
        for each, draft in zip(summary.sentences, drafts, strict=True)
    )
    return replace(summary, language=target.tag, sentences=sentences)


def _styled(text: str, style: Style) -> str:
    return text.removesuffix(".") if style is Style.HEADLINE else text


def _of(support: Iterable[int], drafts: Sequence[Draft]) -> Iterable[Finding]:
    """What is to be doubted of the translations that a sentence stands on."""
    return (each for index in support for each in drafts[index].findings)


def _has_words(language: Language) -> bool:
    return language.tag.partition("-")[0] not in SPACELESS


def _words(summary: Summary) -> int:
    return sum(len(each.text.split()) for each in summary.sentences)


def _too_long(summary: Summary, limit: int) -> Summary:
    long = finding("length", "summary.too_long", count=_words(summary), limit=limit)
    *before, last = summary.sentences
    return replace(
        summary,
        sentences=(*before, replace(last, findings=(*last.findings, long))),
    )
