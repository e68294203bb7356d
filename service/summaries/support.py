"""Where a sentence of a summary comes from, and what in it the story does not say."""

from collections.abc import Sequence

from service.story import Finding, Segment, Story
from service.text.similarity import cosines, vectors

ARABIC = "ar"


def supported(
    text: str, language: str, story: Story, source_sentences: Sequence[Segment], *, arabic: str | None = None
) -> tuple[tuple[int, ...], tuple[Finding, ...]]:
    """Indices of the source sentences that say what `text` says, and what they do not say.

    `language` is the text's BCP-47 tag; `arabic` is what it was translated from, where it is not Arabic.
    """
    told = text if language == ARABIC else arabic
    sources = [story.source(each) for each in source_sentences]
    if told is None or not sources:
        return (), ()
    likeness = cosines(vectors([*sources, told]), len(sources))[: len(sources)]
    best = max(range(len(sources)), key=likeness.__getitem__)
    return (best,) if likeness[best] else (), ()
