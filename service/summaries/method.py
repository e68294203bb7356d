"""What a way to summarise is given, what it gives back, and how its sentences are proved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.languages import Language
from service.story import Finding, Kind, Role, Segment, Story, Style, Summary
from service.summaries.styles import Budget
from service.text.list_markers import list_marker
from service.text.segments import segment


@dataclass(frozen=True, slots=True)
class Copy:
    """A story as a method reads it: `texts` are its source sentences, in its own language or translated."""

    story: Story
    language: Language  # of the texts, and so of the summary
    sentences: tuple[Segment, ...]  # all of Role.SENTENCE, the headline among them, in order
    texts: tuple[str, ...]  # one for each sentence, without blanks at its edges
    datelines: tuple[str, ...] = ()  # as they came in: no sentences, but facts of the story

    @classmethod
    def of(cls, story: Story, language: Language) -> "Copy":
        """The story as it came in; the markers of its lists are the page's and not the sentences'."""
        parts = segment(story)
        own = tuple(each for each in parts if each.role is Role.SENTENCE)
        datelines = tuple(story.source(each) for each in parts if each.role is Role.DATELINE)
        return cls(story, language, own, tuple(_plain(story, each) for each in own), datelines)

    def is_headline(self, index: int) -> bool:
        """Whether a sentence stands in the story's own headline."""
        return self.story.paragraphs[self.sentences[index].paragraph].kind is Kind.HEADLINE


def _plain(story: Story, part: Segment) -> str:
    text = story.source(part)
    paragraph = story.paragraphs[part.paragraph]
    begins = paragraph.kind is Kind.ITEM and part.start == paragraph.start
    return text[list_marker(text) if begins else 0 :].strip()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of summary, and how long."""

    style: Style
    budget: Budget


@dataclass(frozen=True, slots=True)
class Proof:
    """What a sentence stands on: indices of source sentences, and what none of them supports."""

    support: tuple[int, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Prover:
    """What holds the sentences of one summary against their story, which is read once for all of them."""

    prove: Callable[[str], Proof]
    doubt: Finding | None = None  # what of a summary it cannot hold against the story


Proving = Callable[[Copy, Sequence[int]], Prover]
"""Given a copy, and the indices of the sentences of which a summary may tell."""


class Method(Protocol):
    """One way to summarise; it gives the same summary of the same copy every time."""

    @property
    def name(self) -> str:
        """«lexrank», or the model's name."""

    def speaks(self, language: Language) -> bool:
        """Whether it reads and writes the language."""

    def summarize(self, copy: Copy, wanted: Wanted) -> Summary:
        """A summary in the copy's language, within the budget; raises BarqiyaError."""
