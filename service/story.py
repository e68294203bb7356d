"""The frozen values that travel through the house."""

from dataclasses import dataclass
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
    """Something an editor should doubt, with its reason in one sentence; `check` names who says so."""

    check: str
    reason: str


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


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary and the segments (indices into the story's segments) that it stands on."""

    text: str
    sources: tuple[int, ...]
    findings: tuple[Finding, ...] = ()  # of its translation, where it has one


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary in one language, its sentences in the story's order."""

    story: Story
    language: str
    method: str
    sentences: tuple[SummarySentence, ...]
