"""Sentences in, checked drafts out: memory, engine, checks, and one more try for what failed."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from time import time

from service.arabic.clauses import clauses
from service.checks.check import Check, Pair
from service.draft import Draft, by_half, is_better, is_whole, other_search
from service.engines.engine import Decoding, Engine, Output, Request
from service.errors import EngineError, StoreError
from service.languages import Language
from service.memory import Entry, Key, Memory, NullMemory
from service.story import Finding, Origin

Progress = Callable[[int, int], None]
"""Called with how many sentences are done and how many there are."""

GROUP = 512  # sentences between two writes to the memory: what a kill can cost at most
UNSURE = "the model was unsure of its words here: compare the whole sentence with the source"
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

    def request(self, text: str) -> Request:
        return Request(text, self.source, self.target)


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
        retry: bool = True,
    ) -> None:
        """`retry`: whether what fails a check is drafted once more."""
        self._engine = engine
        self._revision = revision
        self._decoding = decoding
        self._checks = tuple(checks)
        self._memory = memory or NullMemory()
        self._retry = retry

    @property
    def engine(self) -> Engine:
        """The engine that it drafts with."""
        return self._engine

    def draft(
        self, texts: Iterable[str], source: Language, target: Language, progress: Progress | None = None
    ) -> dict[str, Draft]:
        """A draft for each different text; a text is what the engine is to see."""
        different = list(dict.fromkeys(texts))
        way = _Way(source, target, self._decoding, Origin.MODEL, self._engine.max_source_tokens)
        drafts: dict[str, Draft] = {}
        for start in range(0, len(different), GROUP):
            told = _Told(progress, len(drafts), len(different))
            group = different[start : start + GROUP]
            try:
                drafts |= self._group(group, way, told)
            except EngineError as error:  # what is done stays; a run that has nothing yet may as well end
                if not drafts:
                    raise
                drafts |= {text: _failed(error) for text in group}
        return drafts

    def _group(self, texts: Sequence[str], way: _Way, told: "_Told") -> dict[str, Draft]:
        keys = {text: self._key(text, way) for text in texts}
        drafts = self._remembered(keys, way.target)
        told.done(len(drafts))
        fresh = self._attempt([text for text in texts if text not in drafts], way, told)
        # Before the second try, so that a kill in the middle of it loses nothing that is done.
        self._remember({keys[text]: draft for text, draft in fresh.items() if not draft.findings})
        if self._retry:
            fresh |= self._second_attempt(fresh, way, told)
        rest = {text: d for text, d in fresh.items() if d.findings or d.origin is Origin.RETRY}
        self._remember({keys[text]: draft for text, draft in rest.items() if is_whole(draft)})
        return {text: self._doubted(draft) for text, draft in (drafts | fresh).items()}

    def _doubted(self, draft: Draft) -> Draft:
        """Says so where the model was unsure. No reason for a second try: it would be as unsure again."""
        least = self._engine.profile.doubt_below
        if least is None or draft.score is None or draft.score >= least or not draft.target:
            return draft
        return replace(draft, findings=(*draft.findings, Finding("confidence", UNSURE)))

    def _key(self, text: str, way: _Way) -> Key:
        # Engines differ in their arithmetic, int8 here and float32 there, and so in their words.
        decoding = f"engine={self._engine.name} {self._decoding.key()}"
        name = self._engine.profile.name
        return Key(text, way.source.tag, way.target.tag, name, self._revision, decoding)

    def _remembered(self, keys: dict[str, Key], target: Language) -> dict[str, Draft]:
        try:
            entries = self._memory.get_many(list(keys.values()))
        except StoreError as error:
            self._forget(error)
            return {}
        found = ((text, entries[key]) for text, key in keys.items() if key in entries)
        return {
            text: Draft(
                entry.text,
                entry.score if entry.human is None else None,
                Origin.MEMORY,
                self._findings(text, entry.text, target),
            )
            for text, entry in found
        }

    def _remember(self, drafts: dict[Key, Draft]) -> None:
        now = time()
        entries = {key: Entry(d.target, d.score, self._engine.name, now) for key, d in drafts.items()}
        try:
            self._memory.put_many(entries)
        except StoreError as error:
            self._forget(error)

    def _forget(self, error: StoreError) -> None:
        """Losing the memory costs time, never a translation."""
        _LOG.warning("%s; going on without the translation memory", error)
        self._memory = NullMemory()

    def _attempt(self, texts: Sequence[str], way: _Way, told: "_Told") -> dict[str, Draft]:
        """Translates all clauses of all texts in one go; raises EngineError where not one text was made."""
        parts = dict(zip(texts, self._parts(texts, way), strict=True))
        owners = [text for text in texts for _ in parts[text]]
        firsts = {text: place for place, text in reversed(list(enumerate(owners)))}
        made: dict[int, Output] = {}
        drafts: dict[str, Draft] = {}

        def arrived(index: int, output: Output) -> None:
            # Checked at once: the engine is at work on its next batch meanwhile.
            made[index] = output
            text = owners[index]
            mine = range(firsts[text], firsts[text] + len(parts[text]))
            if all(place in made for place in mine):
                drafts[text] = self._drafted(text, [made[place] for place in mine], way)
                told.done(self._is_last(drafts[text]))

        requests = [way.request(part) for text in texts for part in parts[text]]
        try:
            self._engine.generate(requests, way.decoding, arrived)
        except EngineError as error:
            if not drafts:
                raise
            drafts |= {text: _failed(error) for text in texts if text not in drafts}
        for text in texts:  # what an engine made nothing of does not arrive
            if text not in drafts:
                mine = range(firsts.get(text, 0), firsts.get(text, 0) + len(parts[text]))
                drafts[text] = self._drafted(text, [made.get(place, NOTHING) for place in mine], way)
                told.done(self._is_last(drafts[text]))
        return {text: drafts[text] for text in texts}

    def _is_last(self, draft: Draft) -> bool:
        """Whether no second try follows."""
        return not (self._retry and draft.findings) or draft.origin is Origin.RETRY

    def _parts(self, texts: Sequence[str], way: _Way) -> list[list[str]]:
        """Each text whole, or in clauses within the limit."""
        sizes = self._engine.source_tokens([way.request(text) for text in texts])
        return [
            [text] if size <= way.limit else self._clauses(text, way)
            for text, size in zip(texts, sizes, strict=True)
        ]

    def _clauses(self, text: str, way: _Way) -> list[str]:
        def measure(part: str) -> int:
            return self._engine.source_tokens([way.request(part)])[0]

        return [part for a, b in clauses(text, way.limit, measure) if (part := text[a:b].strip())]

    def _drafted(self, text: str, outputs: Sequence[Output], way: _Way) -> Draft:
        words = " ".join(output.text for output in outputs if output.text)
        tokens = sum(output.tokens for output in outputs)
        score = sum(output.score * output.tokens for output in outputs) / tokens if tokens else None
        findings = self._findings(text, words, way.target)
        if words and not all(output.complete for output in outputs):
            findings += (Finding("coverage", "the model came to no end: the translation is cut off"),)
        if words and not all(output.text for output in outputs):
            findings += (Finding("coverage", "the model made nothing of a part of this: it is missing"),)
        return Draft(words, score, way.origin, findings)

    def _findings(self, text: str, words: str, target: Language) -> tuple[Finding, ...]:
        if not words:
            return (Finding("coverage", "the model made nothing of this: it is left untranslated"),)
        pair = Pair(text, words, target)
        return tuple(finding for check in self._checks for finding in check.findings(pair))

    def _second_attempt(self, drafts: dict[str, Draft], way: _Way, told: "_Told") -> dict[str, Draft]:
        """Better drafts of what failed: long sentences in two clauses, short ones by another search.

        Where the engine fails now, the first drafts stand with their findings.
        """
        failed = [text for text, draft in drafts.items() if draft.findings]
        sizes = self._engine.source_tokens([way.request(text) for text in failed])
        again: dict[str, Draft] = {}
        for limit, texts in by_half(failed, sizes).items():
            other = {"limit": min(limit, way.limit)} if limit else {"decoding": other_search(way.decoding)}
            try:
                again |= self._attempt(texts, replace(way, origin=Origin.RETRY, **other), told)
            except EngineError as error:
                _LOG.warning("%s; the first drafts of %d sentences stand", error, len(texts))
        return {text: new for text, new in again.items() if is_better(new, drafts[text])}


def _failed(error: EngineError) -> Draft:
    return Draft("", None, Origin.NONE, (Finding("coverage", f"{error}: this is left untranslated"),))


class _Told:
    """Sentences done so far, told to whom it concerns."""

    def __init__(self, progress: Progress | None, before: int, total: int) -> None:
        self._progress, self._done, self._total = progress, float(before), total

    def done(self, sentences: float) -> None:
        self._done += sentences
        if self._progress:
            self._progress(round(self._done), self._total)
