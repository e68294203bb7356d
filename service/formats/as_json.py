"""Translations and summaries as JSON values."""

from typing import Any

from service.story import Finding, Segment, Story, Summary, Translation
from service.text.segments import segment


def translation_value(translation: Translation) -> dict[str, Any]:
    """`span` is [start, end) in characters of the story's text."""
    story = translation.story
    return {
        "id": story.id,
        "model": translation.model,
        "engine": translation.engine,
        "language": translation.language,
        "paragraphs": [
            {
                "kind": paragraph.paragraph.kind.value,
                "source": story.source(paragraph.paragraph),
                "target": paragraph.target,
                "segments": [
                    {
                        "source": story.source(part.segment),
                        "target": part.target,
                        "span": [part.segment.start, part.segment.end],
                        "role": part.segment.role.value,
                        "origin": part.origin.value,
                        "score": None if part.score is None else round(part.score, 4),
                        "findings": [_finding(finding) for finding in part.findings],
                    }
                    for part in paragraph.segments
                ],
            }
            for paragraph in translation.paragraphs
        ],
    }


def summary_value(summary: Summary) -> dict[str, Any]:
    """Each sentence with the spans of the story that it stands on."""
    segments = segment(summary.story)
    return {
        "id": summary.story.id,
        "language": summary.language,
        "method": summary.method,
        "summary": " ".join(sentence.text for sentence in summary.sentences),
        "sentences": [
            {
                "text": sentence.text,
                "sources": [_place(summary.story, segments[number]) for number in sentence.sources],
                "findings": [_finding(finding) for finding in sentence.findings],
            }
            for sentence in summary.sentences
        ],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {"check": finding.check, "reason": finding.reason}


def _place(story: Story, part: Segment) -> dict[str, Any]:
    return {"span": [part.start, part.end], "source": story.source(part)}
