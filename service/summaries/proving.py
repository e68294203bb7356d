"""Sentences of summaries held against their story, as methods ask for it."""

from collections.abc import Sequence

from service.arabic.letters import has_arabic
from service.summaries.method import Proof
from service.summaries.support import Evidence
from service.text.similarity import cosines, vectors

LIKE = 0.1  # a cosine below which two sentences have nothing in common


def prove(text: str, sources: Sequence[str]) -> Proof:
    """What a sentence of a summary stands on; of stories in translation, only the sentence most like it."""
    if any(map(has_arabic, sources)):
        found = Evidence(sources).support(text)
        return Proof(found.sentences, found.findings)
    if not sources:
        return Proof(())
    alike = cosines(vectors([*sources, text]), len(sources))[: len(sources)]
    best = max(range(len(sources)), key=alike.__getitem__)
    return Proof((best,) if alike[best] >= LIKE else ())
