"""What a row is given, as JSON values."""

from typing import Any

from service.formats.as_text import summary_text
from service.formats.controls import without_controls
from service.formats.label import label_of
from service.story import Finding, Summary, Translation


def translation_value(translation: Translation, *, headed: bool) -> dict[str, Any]:
    """Title and text apart, as the row has them; paragraphs with an empty line between.

    A finding names the source that it is about.
    """
    story = translation.story
    targets = [without_controls(paragraph.target) for paragraph in translation.paragraphs]
    return ({"title": targets[0]} if headed else {}) | {
        "text": "\n\n".join(targets[headed:]),
        "model": translation.model,
        "label": label_of(translation).text,
        "findings": [
            {"source": story.source(part.segment)} | finding_value(finding)
            for paragraph in translation.paragraphs
            for part in paragraph.segments
            for finding in part.findings
        ],
    }


def summary_value(summary: Summary, translated_by: str | None) -> dict[str, Any]:
    """Each sentence with the sentences of the story that it stands on; `translated_by` is a model's name."""
    story = summary.story
    return {
        "text": summary_text(summary).rstrip("\n"),
        "style": summary.style.value,
        "method": summary.method,
        "translated_by": translated_by,
        "sentences": [
            {
                "text": without_controls(sentence.text),
                "sources": [
                    story.source(summary.source_sentences[each]).strip() for each in sentence.support
                ],
                "findings": [finding_value(finding) for finding in sentence.findings],
            }
            for sentence in summary.sentences
        ],
        "unread_sentences": len(summary.left_out),
    }


def finding_value(finding: Finding) -> dict[str, str]:
    return {"check": finding.check, "reason": finding.reason}
