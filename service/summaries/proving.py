"""Sentences of summaries held against their story, as methods ask for it."""

from collections.abc import Callable, Sequence

from service.reasons import finding
from service.summaries.claims.foreign import foreign_findings
from service.summaries.method import Copy, Proof, Prover
from service.summaries.support import ARABIC, Evidence
from service.text.similarity import cosines, vectors

LIKE = 0.1  # a cosine below which two sentences have nothing in common


def proving(copy: Copy, read: Sequence[int]) -> Prover:
    """What holds a summary against the sentences that were read and, in Arabic, the story's datelines."""
    sources = [copy.texts[index] for index in read]
    if copy.language.tag == ARABIC:
        return Prover(_by_claims(sources, copy.datelines, read))
    return Prover(_by_likeness(sources, copy.language.tag, read), finding("proof", "translated.unproved"))


def _by_claims(
    sources: Sequence[str], datelines: Sequence[str], read: Sequence[int]
) -> Callable[[str], Proof]:
    evidence = Evidence(sources, "\n".join((*datelines, *sources)))

    def prove(text: str) -> Proof:
        found = evidence.support(text)
        return Proof(tuple(read[at] for at in found.sentences), found.findings)

    return prove


def _by_likeness(sources: Sequence[str], language: str, read: Sequence[int]) -> Callable[[str], Proof]:
    """Of a story in translation, the sentence most like it, and what any language shows."""

    def prove(text: str) -> Proof:
        if not sources:
            return Proof(())
        alike = cosines(vectors([*sources, text]), len(sources))[: len(sources)]
        best = max(range(len(sources)), key=alike.__getitem__)
        support = (read[best],) if alike[best] >= LIKE else ()
        return Proof(support, tuple(foreign_findings(text, "\n".join(sources), language)))

    return prove
