"""Sentences in, checked drafts out: memory, engine, checks, and one more try for what failed."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import time

from service.arabic.clauses import clauses
from service.checks.check import Check, Pair
from service.engines.engine import Decoding, Engine, Output, Request
from service.errors import StoreError
from service.languages import Language
from service.memory import Entry, Key, Memory, NullMemory
from service.story import Finding, Origin

Progress = Callable[[int, int], None]
"""Called with how many sentences are done and how many there are."""

GROUP = 512  # sentences between two writes to the memory: what a kill can cost at most
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was made of one sentence; `score` is the mean log-probability per target token, over all its clauses."""

    target: str
    score: float | None
    origin: Origin
    findings: tuple[Finding, ...]


class Drafter:
    """Drafts sentences with one engine. Safe to call from several threads, as the engine and the memory are."""

    def __init__(
        self,
        engine: Engine,
        revision: str,
        decoding: Decoding,
        checks: Sequence[Check],
        memory: Memory | None = None,
    ) -> None:
        self._engine = engine
        self._revision = revision
        self._decoding = decoding
        self._checks = tuple(checks)
        self._memory = memory or NullMemory()

    @property
    def engine(self) -> Engine:
        """The engine that it drafts with."""
        return self._engine

    def draft(
        self, texts: Iterable[str], source: Language, target: Language, progress: Progress | None = None
    ) -> dict[str, Draft]:
        """A draft for each different text, as the engine is to see it."""
        different = list(dict.fromkeys(texts))
        drafts: dict[str, Draft] = {}
        for start in range(0, len(different), GROUP):
            group = different[start : start + GROUP]
            done = len(drafts)
            drafts |= self._group(
                group, source, target, progress and _shifted(progress, done, len(different))
            )
        return drafts

    def _group(
        self, texts: Sequence[str], source: Language, target: Language, progress: Callable[[int], None] | None
    ) -> dict[str, Draft]:
        keys = {text: self._key(text, source, target) for text in texts}
        drafts = self._remembered(keys, target)
        missing = [text for text in texts if text not in drafts]
        known = len(drafts)
        fresh = self._attempt(
            missing,
            source,
            target,
            self._decoding,
            Origin.MODEL,
            progress and (lambda n: progress(known + n)),
        )
        fresh |= self._second_attempt(fresh, source, target)
        self._remember({keys[text]: draft for text, draft in fresh.items() if draft.target})
        if progress:
            progress(len(texts))
        return drafts | fresh

    def _key(self, text: str, source: Language, target: Language) -> Key:
        return Key(
            text, source.tag, target.tag, self._engine.profile.name, self._revision, self._decoding.key()
        )

    def _remembered(self, keys: dict[str, Key], target: Language) -> dict[str, Draft]:
        try:
            entries = self._memory.get_many(list(keys.values()))
        except StoreError as error:
            self._forget(error)
            return {}
        found = ((text, entries[key]) for text, key in keys.items() if key in entries)
        return {
            text: Draft(entry.text, entry.score, Origin.MEMORY, self._findings(text, entry.text, target))
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

    def _attempt(
        self,
        texts: Sequence[str],
        source: Language,
        target: Language,
        decoding: Decoding,
        origin: Origin,
        progress: Callable[[int], None] | None = None,
        limit: int | None = None,
    ) -> dict[str, Draft]:
        """Translates all clauses of all texts in one go; `limit` is the longest clause, in the model's tokens."""
        parts = {text: self._parts(text, source, target, limit) for text in texts}
        requests = [Request(part, source, target) for text in texts for part in parts[text]]
        arrived = 0

        def one_more(_index: int, _output: Output) -> None:
            nonlocal arrived
            arrived += 1
            if progress:
                progress(arrived * len(texts) // len(requests))

        outputs = iter(self._engine.generate(requests, decoding, one_more))
        return {
            text: self._drafted(text, [next(outputs) for _ in parts[text]], target, origin) for text in texts
        }

    def _parts(self, text: str, source: Language, target: Language, limit: int | None) -> list[str]:
        """The text whole, or in clauses that the model takes."""

        def measure(part: str) -> int:
            return self._engine.source_tokens([Request(part, source, target)])[0]

        spans = clauses(
            text, min(limit or self._engine.max_source_tokens, self._engine.max_source_tokens), measure
        )
        return [text[a:b].strip() for a, b in spans if text[a:b].strip()]

    def _drafted(self, text: str, outputs: Sequence[Output], target: Language, origin: Origin) -> Draft:
        words = " ".join(output.text for output in outputs if output.text)
        tokens = sum(output.tokens for output in outputs)
        score = sum(output.score * output.tokens for output in outputs) / tokens if tokens else None
        findings = self._findings(text, words, target)
        if not all(output.complete for output in outputs):
            findings = (
                *findings,
                Finding("length", "the model did not come to an end: the translation is cut off"),
            )
        return Draft(words, score, origin, findings)

    def _findings(self, text: str, target_text: str, target: Language) -> tuple[Finding, ...]:
        if not target_text.strip():
            return (Finding("coverage", "the model made nothing of this sentence: it is left untranslated"),)
        pair = Pair(text, target_text, target)
        return tuple(finding for check in self._checks for finding in check.findings(pair))

    def _second_attempt(
        self, drafts: dict[str, Draft], source: Language, target: Language
    ) -> dict[str, Draft]:
        """Better drafts for those that have findings: in halves where a text divides, else by another search."""
        failed = [text for text, draft in drafts.items() if draft.findings]
        halves = {text: limit for text in failed if (limit := self._half(text, source, target))}
        whole = [text for text in failed if text not in halves]
        again: dict[str, Draft] = {}
        for limit, texts in _grouped(halves):
            again |= self._attempt(texts, source, target, self._decoding, Origin.RETRY, limit=limit)
        again |= self._attempt(whole, source, target, _other_search(self._decoding), Origin.RETRY)
        return {
            text: draft for text, draft in again.items() if len(draft.findings) < len(drafts[text].findings)
        }

    def _half(self, text: str, source: Language, target: Language) -> int | None:
        """The limit that cuts a text in two or so; None for one that is too short to be cut."""
        size = self._engine.source_tokens([Request(text, source, target)])[0]
        return -(-size // 32) * 16 if size >= 32 else None


def _other_search(decoding: Decoding) -> Decoding:
    """A wider search that will not repeat itself; for single sentences that failed, since it damages rightful repetition."""
    return replace(decoding, beam_size=decoding.beam_size + 4, repetition_penalty=1.2, no_repeat_ngram_size=4)


def _grouped(limits: dict[str, int]) -> Iterator[tuple[int, list[str]]]:
    for limit in sorted(set(limits.values())):
        yield limit, [text for text, each in limits.items() if each == limit]


def _shifted(progress: Progress, done: int, total: int) -> Callable[[int], None]:
    return lambda here: progress(done + here, total)
