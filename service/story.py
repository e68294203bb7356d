"""The frozen values that travel through the house."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a paragraph is to a desk."""

    HEADLINE = "headline"
    BODY = "body"
    ITEM = "item"  # one entry of a list, its marker included


class Role(StrEnum):
    """What a segment is within its paragraph."""

    DATELINE = "dateline"  # «القاهرة (رويترز) -»
    SENTENCE = "sentence"


class Origin(StrEnum):
    """Where a target came from."""

    MODEL = "model"
    RETRY = "retry"  # decoded again after a check failed
    MEMORY = "memory"
    HUMAN = "human"  # an editor's wording
    RULE = "rule"  # restored without a model: a dateline, a line without words
    NONE = "none"  # nothing could be made; a finding says why


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty line of a story; `start` and `end` are character offsets into the story's text."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """A wire story as it came in; its text is never changed."""

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]

    def source(self, part: "Paragraph | Segment") -> str:
        """The text of a paragraph or segment, untouched."""
        return self.text[part.start : part.end]


@dataclass(frozen=True, slots=True)
class Segment:
    """A dateline or a sentence; offsets into the story's text, `paragraph` an index into its paragraphs."""

    paragraph: int
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should doubt, with its reason in one sentence; `check` names who says so.

    `key` and `values` are what tells the reason in other languages: see `service.reasons`.
    """

    check: str
    reason: str  # in English
    key: str = field(default="", compare=False, repr=False)
    values: tuple[tuple[str, Hashable], ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SegmentTranslation:
    """A segment's target; `score` is the mean log-probability per target token, where a model made it."""

    segment: Segment
    target: str
    score: float | None
    origin: Origin
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphTranslation:
    """A paragraph's target, joined from its segments' targets."""

    paragraph: Paragraph
    target: str
    segments: tuple[SegmentTranslation, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A story in one target language: one entry for each paragraph, in order."""

    story: Story
    language: str  # BCP-47
    model: str
    engine: str
    paragraphs: tuple[ParagraphTranslation, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in reading order."""
        return tuple(f for p in self.paragraphs for s in p.segments for f in s.findings)


class Style(StrEnum):
    """What kind of summary is wanted."""

    BRIEF = "brief"  # one or two sentences
    PARAGRAPH = "paragraph"  # about 80 words
    POINTS = "points"  # three to five, each for itself
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary; `support` are indices into the summary's source sentences."""

    text: str
    support: tuple[int, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary in one language.

    `source_sentences` are all sentences of the story, its headline among them and no dateline, in order;
    `left_out` are the indices of those that a model did not see, for want of room.
    """

    story: Story
    language: str  # BCP-47
    style: Style
    method: str  # `lexrank`, or the model's name
    source_sentences: tuple[Segment, ...]
    sentences: tuple[SummarySentence, ...]
    left_out: tuple[int, ...] = ()
    prompt: str | None = None  # the name and version of the template that a model was given
