"""Translations and summaries as plain text."""

from service.story import Summary, Translation


def translation_text(translation: Translation) -> str:
    """A paragraph a line, with an empty line between."""
    return "\n\n".join(paragraph.target for paragraph in translation.paragraphs) + "\n"


def summary_text(summary: Summary) -> str:
    """One line."""
    return " ".join(sentence.text for sentence in summary.sentences if sentence.text) + "\n"


def doubts(translation: Translation) -> list[str]:
    """One line for each finding: the target it is about, and why it is to be doubted."""
    return [
        f"{_shortened(part.target) or '(nothing)'}: {finding.reason}"
        for paragraph in translation.paragraphs
        for part in paragraph.segments
        for finding in part.findings
    ]


def summary_doubts(summary: Summary) -> list[str]:
    """The same for a summary."""
    return [
        f"{_shortened(sentence.text) or '(nothing)'}: {finding.reason}"
        for sentence in summary.sentences
        for finding in sentence.findings
    ]


def _shortened(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"
