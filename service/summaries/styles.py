"""How long a summary is: each style has its usual length, and a caller may ask for another."""

from dataclasses import dataclass, replace

from service.errors import InputError
from service.story import Style


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a summary may have of each; None: as many as it takes."""

    sentences: int | None
    words: int | None
    least: int = 1  # sentences, where the story has as many that say something
    strict: bool = False  # whether the words were asked for: then a sentence is cut rather than too long


# A brief's second sentence has to earn its place, `additions`; its words only keep out the longest.
_USUAL = {
    Style.BRIEF: Budget(sentences=2, words=60),
    Style.PARAGRAPH: Budget(sentences=None, words=80),
    Style.POINTS: Budget(sentences=5, words=None, least=3),
    Style.HEADLINE: Budget(sentences=1, words=12),
}


def budget(style: Style, sentences: int | None = None, words: int | None = None) -> Budget:
    """The style's own length, or the one asked for; raises InputError where that is none."""
    for option, asked in (("sentences", sentences), ("words", words)):
        if asked is not None and asked < 1:
            raise InputError(f"a summary of {asked} {option} cannot be written", "ask for one or more")
    if style is Style.HEADLINE and (sentences or 1) > 1:
        raise InputError("a headline is one sentence", "ask for --style points, or for a number of words")
    usual = _USUAL[style]
    if sentences is None and words is None:
        return usual
    if sentences is not None:
        return Budget(sentences, words, least=sentences, strict=words is not None)
    return replace(usual, words=words, least=1, strict=True)
