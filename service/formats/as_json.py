"""Translations and summaries as JSON values."""

from typing import Any

from service.formats.controls import without_controls
from service.formats.label import label_of
from service.story import Finding, Summary, Translation


def translation_value(translation: Translation, *, label: bool = False) -> dict[str, Any]:
    """`span` is [start, end) in characters of the story's text; `label` adds what a reader is shown.

    Sources are as they came, so that spans fit them; what was made of them has no control characters.
    """
    story = translation.story
    labelled = {"label": label_of(translation).text} if label else {}
    return labelled | {
        "id": story.id,
        "model": translation.model,
        "engine": translation.engine,
        "language": translation.language,
        "paragraphs": [
            {
                "kind": paragraph.paragraph.kind.value,
                "source": story.source(paragraph.paragraph),
                "target": without_controls(paragraph.target),
                "segments": [
                    {
                        "source": story.source(part.segment),
                        "target": without_controls(part.target),
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
    """`support` and `left_out` are indices into `source_sentences`, from 0; spans are of the story's text."""
    story = summary.story
    return {
        "id": story.id,
        "style": summary.style.value,
        "language": summary.language,
        "method": summary.method,
        "prompt": summary.prompt,
        "source_sentences": [story.source(each).strip() for each in summary.source_sentences],
        "source_spans": [[each.start, each.end] for each in summary.source_sentences],
        "left_out": list(summary.left_out),
        "sentences": [
            {
                "text": without_controls(sentence.text),
                "support": list(sentence.support),
                "findings": [_finding(finding) for finding in sentence.findings],
            }
            for sentence in summary.sentences
        ],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {"check": finding.check, "reason": without_controls(finding.reason)}
