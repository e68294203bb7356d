"""The translation memory as drafting uses it: losing it costs time, never a translation."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic, time

from service.draft import Draft
from service.engines.engine import Decoding, Engine
from service.errors import StoreError
from service.glossary import NO_GLOSSARY, Glossary, terms_of
from service.languages import Language
from service.memory import Entry, Key, Memory, NullMemory

SECONDS = 3.0  # between two writes: what a kill can cost at most
_LOG = logging.getLogger(__name__)


class Recall:
    """What one engine made with one search; a memory that fails is given up with a warning."""

    def __init__(
        self,
        memory: Memory,
        engine: Engine,
        revision: str,
        decoding: Decoding,
        glossary: Glossary = NO_GLOSSARY,
    ) -> None:
        self._memory = memory
        self._glossary = glossary
        self._engine = engine
        self._revision = revision
        # Engines differ in their arithmetic, int8 here and bfloat16 there, and so in their words.
        self._decoding = f"engine={engine.name} arithmetic={engine.compute_type} {decoding.key()}"

    def entries(self, texts: Sequence[str], source: Language, target: Language) -> dict[str, Entry]:
        """By text, what is remembered."""
        keys = {text: self._key(text, source, target) for text in texts}
        words = {text: self._wording_key(text, source, target) for text in texts}
        try:
            entries = self._memory.get_many(list(dict.fromkeys((*keys.values(), *words.values()))))
        except StoreError as error:
            self._forget(error)
            return {}
        edited = {key for key, entry in entries.items() if entry.human is not None}
        best = {text: words[text] if words[text] in edited else key for text, key in keys.items()}
        return {text: entries[key] for text, key in best.items() if key in entries}

    def put(self, drafts: Mapping[str, Draft], source: Language, target: Language) -> None:
        """Remembers drafts by their texts."""
        if not drafts:
            return
        now = time()
        entries = {
            self._key(text, source, target): Entry(draft.target, draft.score, self._engine.name, now)
            for text, draft in drafts.items()
        }
        try:
            self._memory.put_many(entries)
        except StoreError as error:
            self._forget(error)

    def correct(self, text: str, human: str | None, source: Language, target: Language) -> None:
        """An editor's wording from now on, or None: no more. Raises StoreError: an edit must not be lost."""
        self._memory.correct(self._wording_key(text, source, target), human, self._engine.name, time())

    @contextmanager
    def writing(self, source: Language, target: Language) -> Iterator[Callable[[str, Draft], None]]:
        """Lends what takes a text's draft, writes them every few seconds and at the end, whatever ends it."""
        waiting: dict[str, Draft] = {}
        written = monotonic()

        def take(text: str, draft: Draft) -> None:
            nonlocal written
            waiting[text] = draft
            if monotonic() - written >= SECONDS:
                self.put(waiting, source, target)
                waiting.clear()
                written = monotonic()

        try:
            yield take
        finally:
            self.put(waiting, source, target)

    def _key(self, text: str, source: Language, target: Language) -> Key:
        """What a glossary has nothing to say to is remembered with it and without it."""
        key = self._wording_key(text, source, target)
        terms = terms_of(text, target, self._glossary) if self._engine.carries_terms else ()
        return replace(key, decoding=f"{key.decoding} terms={[*map(tuple, terms)]}") if terms else key

    def _wording_key(self, text: str, source: Language, target: Language) -> Key:
        """An editor's wording stands whatever the glossary says, then or later."""
        name = self._engine.profile.name
        return Key(text, source.tag, target.tag, name, self._revision, self._decoding)

    def _forget(self, error: StoreError) -> None:
        _LOG.warning("%s; going on without the translation memory", error)
        self._memory = NullMemory()
