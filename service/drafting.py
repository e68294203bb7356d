"""Sentences in, checked drafts out: memory, engine, checks, and one more try for what failed."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.arabic.clauses import clauses
from service.checks.check import Check, Pair
from service.checks.glossary import GlossaryCheck
from service.draft import Draft, failed, half, is_better, is_whole, loops, other_search
from service.engines.engine import Decoding, Engine, Output, Request
from service.errors import EngineError
from service.glossary import NO_GLOSSARY, Glossary, terms_of
from service.languages import Language
from service.memory import Entry, Memory, NullMemory
from service.reasons import finding
from service.recall import Recall
from service.spacing import run_on
from service.story import Finding, Origin

Progress = Callable[[int, int], None]
"""Called with how many sentences are done and how many there are."""

GROUP = 512  # sentences whose second tries wait for the last of their first ones
NOTHING = Output("", 0.0, 0)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to translate sentences; `limit` is the longest clause, in the model's tokens."""

    source: Language
    target: Language
    decoding: Decoding
    origin: Origin
    limit: int
    glossary: Glossary | None  # None: the engine is held to nothing

    def request(self, text: str) -> Request:
        terms = terms_of(text, self.target, self.glossary) if self.glossary else ()
        return Request(text, self.source, self.target, terms)


class Drafter:
    """Drafts sentences with one engine; as safe to share between threads as its engine and its memory."""

    def __init__(
        self,
        engine: Engine,
        revision: str,
        decoding: Decoding,
        checks: Sequence[Check],
        memory: Memory | None = None,
        *,
        glossary: Glossary = NO_GLOSSARY,
        retry: bool = True,
    ) -> None:
        """`glossary`: what terms are to be; `retry`: whether what fails a check is drafted once more."""
        self._engine = engine
        self._decoding = decoding
        self._checks = (*checks, GlossaryCheck(glossary)) if glossary.rows else tuple(checks)
        self._glossary = glossary
        self._recall = Recall(memory or NullMemory(), engine, revision, decoding, glossary)
        self._retry = retry

    @property
    def engine(self) -> Engine:
        """The engine that it drafts with."""
        return self._engine

    @property
    def glossary(self) -> Glossary:
        """What it holds terms to."""
        return self._glossary

    def draft(
        self, texts: Iterable[str], source: Language, target: Language, progress: Progress | None = None
    ) -> dict[str, Draft]:
        """A draft for each different text; a text is what the engine is to see."""
        different = list(dict.fromkeys(texts))
        held = self._glossary if self._engine.carries_terms else None
        limit = self._engine.max_source_tokens
        way = _Way(source, target, self._decoding, Origin.MODEL, limit, held)
        drafts: dict[str, Draft] = {}
        for start in range(0, len(different), GROUP):
            told = _Told(progress, len(drafts), len(different))
            drafts |= self._group(different[start : start + GROUP], way, told)
            errors = [draft.error for draft in drafts.values() if draft.error]
            if len(errors) == len(drafts):  # what is done would stay; a run that has nothing may as well end
                raise errors[0]
        return drafts

    def correct(self, text: str, human: str | None, source: Language, target: Language) -> None:
        """From now on this is drafted in an editor's words, or None: no more. Raises StoreError."""
        self._recall.correct(text, human, source, target)

    def _group(self, texts: Sequence[str], way: _Way, told: "_Told") -> dict[str, Draft]:
        drafts = self._remembered(texts, way)
        told.done(len(drafts))
        with self._recall.writing(way.source, way.target) as write:

            def done(text: str, draft: Draft) -> None:
                last = not (self._retry and draft.findings)
                told.done(last)
                if last and is_whole(draft):
                    write(text, draft)

            fresh = self._attempt([text for text in texts if text not in drafts], way, done)
        if self._retry:
            fresh |= self._second_attempt(fresh, way, told)
        return {text: self._doubted(draft) for text, draft in (drafts | fresh).items()}

    def _doubted(self, draft: Draft) -> Draft:
        """Says so where the model was unsure. No reason for a second try: it would be as unsure again."""
        least = self._engine.profile.doubt_below
        if least is None or draft.score is None or draft.score >= least or not draft.target:
            return draft
        return replace(draft, findings=(*draft.findings, finding("confidence", "confidence.unsure")))

    def _remembered(self, texts: Sequence[str], way: _Way) -> dict[str, Draft]:
        return {
            text: self._recalled(text, entry, way)
            for text, entry in self._recall.entries(texts, way.source, way.target).items()
        }

    def _recalled(self, text: str, entry: Entry, way: _Way) -> Draft:
        """An editor has decided what the words are, so that no check doubts them a second time."""
        if entry.human is not None:
            return Draft(entry.human, None, Origin.HUMAN, ())
        findings = self._findings(text, entry.target, way.target)
        return Draft(entry.target, entry.score, Origin.MEMORY, findings)

    def _attempt(
        self,
        texts: Sequence[str],
        way: _Way,
        done: Callable[[str, Draft], None],
        halves: Mapping[str, int] | None = None,
    ) -> dict[str, Draft]:
        """Translates all clauses of all texts in one go; `done` hears of each draft that is made.

        `halves` are closer limits of some texts. Where the engine fails, the drafts that it did not come to
        say so.
        """
        if not texts:
            return {}
        parts = dict(zip(texts, self._parts(texts, way, halves or {}), strict=True))
        owners = [text for text in texts for _ in parts[text]]
        firsts = {text: place for place, text in reversed(list(enumerate(owners)))}
        made: dict[int, Output] = {}
        drafts: dict[str, Draft] = {}

        def finish(text: str, outputs: Sequence[Output]) -> None:
            drafts[text] = self._drafted(text, outputs, way)
            done(text, drafts[text])

        def arrived(index: int, output: Output) -> None:
            # Checked at once: the engine is at work on its next batch meanwhile.
            made[index] = output
            text = owners[index]
            mine = range(firsts[text], firsts[text] + len(parts[text]))
            if all(place in made for place in mine):
                finish(text, [made[place] for place in mine])

        requests = [way.request(part) for text in texts for part in parts[text]]
        try:
            self._engine.generate(requests, way.decoding, arrived)
        except EngineError as error:
            drafts |= {text: failed(error) for text in texts if text not in drafts}
        for text in texts:  # what an engine made nothing of does not arrive
            if text not in drafts:
                mine = range(firsts.get(text, 0), firsts.get(text, 0) + len(parts[text]))
                finish(text, [made.get(place, NOTHING) for place in mine])
        return {text: drafts[text] for text in texts}

    def _parts(self, texts: Sequence[str], way: _Way, halves: Mapping[str, int]) -> list[list[str]]:
        """Each text whole, or in clauses within its limit."""
        sizes = self._engine.source_tokens([way.request(text) for text in texts])
        return [
            [text] if size <= limit else self._clauses(text, way, limit)
            for text, size in zip(texts, sizes, strict=True)
            for limit in [min(way.limit, halves.get(text) or way.limit)]
        ]

    def _clauses(self, text: str, way: _Way, limit: int) -> list[str]:
        def measure(part: str) -> int:
            return self._engine.source_tokens([way.request(part)])[0]

        return [part for a, b in clauses(text, limit, measure) if (part := text[a:b].strip())]

    def _drafted(self, text: str, outputs: Sequence[Output], way: _Way) -> Draft:
        words = run_on((output.text for output in outputs), way.target)
        tokens = sum(output.tokens for output in outputs)
        score = sum(output.score * output.tokens for output in outputs) / tokens if tokens else None
        findings = self._findings(text, words, way.target)
        if words and not all(output.complete for output in outputs):
            findings += (finding("coverage", "coverage.cut_off"),)
        if words and not all(output.text for output in outputs):
            findings += (finding("coverage", "coverage.part"),)
        return Draft(words, score, way.origin, findings)

    def _findings(self, text: str, words: str, target: Language) -> tuple[Finding, ...]:
        if not words:
            return (finding("coverage", "coverage.nothing"),)
        pair = Pair(text, words, target)
        return tuple(each for check in self._checks for each in check.findings(pair))

    def _second_attempt(self, drafts: dict[str, Draft], way: _Way, told: "_Told") -> dict[str, Draft]:
        """Better drafts of what failed: long sentences in two clauses, short ones and loops in another way.

        Loops that this does not mend are searched as short sentences are. Where the engine fails now, the
        first drafts stand with their findings.
        """
        failures = [text for text, draft in drafts.items() if draft.findings]
        sizes = self._engine.source_tokens([way.request(text) for text in failures])
        with self._recall.writing(way.source, way.target) as write:

            def remember(text: str, new: Draft) -> None:
                best = new if is_better(new, drafts[text]) else drafts[text]
                if is_whole(best):
                    write(text, best)

            def done(text: str, new: Draft) -> None:
                told.done(1)
                remember(text, new)

            # Together, whatever the clauses of each: small batches take nearly as long as large ones.
            halves = {text: half(size) for text, size in zip(failures, sizes, strict=True)}
            looped = [text for text in failures if loops(drafts[text])]
            long = [text for text in failures if halves[text] and text not in looped]
            short = [text for text in failures if not halves[text] and text not in looped]
            retry = replace(way, origin=Origin.RETRY)
            wider = replace(retry, decoding=other_search(way.decoding))
            unlooped = replace(retry, decoding=other_search(way.decoding, looped=True))
            again = self._attempt(long, retry, done, halves)
            again |= self._attempt(short, wider, done)
            again |= self._attempt(looped, unlooped, done, halves)
            stuck = [
                text for text in looped if not (again[text].error or is_better(again[text], drafts[text]))
            ]
            again |= self._attempt(stuck, wider, remember)
        if errors := [new.error for text, new in again.items() if new.error and not drafts[text].error]:
            _LOG.warning("%s; the first drafts of %d sentences stand", errors[0], len(errors))
        return {text: new for text, new in again.items() if is_better(new, drafts[text])}


class _Told:
    """Sentences done so far, told to whom it concerns."""

    def __init__(self, progress: Progress | None, before: int, total: int) -> None:
        self._progress, self._done, self._total = progress, float(before), total

    def done(self, sentences: float) -> None:
        self._done += sentences
        if self._progress:
            self._progress(round(self._done), self._total)
