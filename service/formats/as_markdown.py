"""Translations and summaries as Markdown: what to doubt stands in footnotes."""

import re
from collections.abc import Iterable

from service.story import Finding, Kind, ParagraphTranslation, Style, Summary, Translation

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST_LIKE = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def translation_markdown(translation: Translation) -> str:
    """A headline as a heading, a note for each flagged segment, and the machine-translation label."""
    notes = _Notes(translation.language)
    blocks = [_paragraph(paragraph, notes) for paragraph in translation.paragraphs]
    label = f"*Machine translation ({translation.model}), not checked by an editor.*"
    return "\n\n".join([*blocks, label, *notes.lines]) + "\n"


class _Notes:
    """Footnotes, numbered within a language, so that two translations can stand in one document."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.lines: list[str] = []

    def mark(self, text: str, findings: Iterable[Finding]) -> str:
        """Adds a note for each finding about a text; the marks to set behind it."""
        marks = ""
        for finding in findings:
            name = f"[^{self._language}-{len(self.lines) + 1}]"
            self.lines.append(f"{name}: {escaped(text or '—')}: {escaped(finding.reason)}")
            marks += name
        return marks


def _paragraph(paragraph: ParagraphTranslation, notes: _Notes) -> str:
    marks = "".join(notes.mark(part.target, part.findings) for part in paragraph.segments)
    text = escaped(paragraph.target)
    if paragraph.paragraph.kind is Kind.HEADLINE:
        return f"# {text}{marks}"
    return text + marks


def summary_markdown(summary: Summary) -> str:
    """A heading, a list or one paragraph, with a note for each finding."""
    notes = _Notes(f"summary-{summary.language}")
    sentences = [
        escaped(each.text) + notes.mark(each.text, each.findings) for each in summary.sentences if each.text
    ]
    if summary.style is Style.POINTS:
        shown = "\n".join(f"- {text}" for text in sentences)
    else:
        shown = "# " * (summary.style is Style.HEADLINE) + " ".join(sentences)
    return "\n\n".join([shown, *notes.lines]) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _LIST_LIKE.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
