"""Translations and summaries as Markdown: what to doubt stands in footnotes."""

import re

from service.story import Kind, ParagraphTranslation, Summary, Translation

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST_LIKE = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def translation_markdown(translation: Translation) -> str:
    """A headline as a heading, a note for each flagged segment, and the machine-translation label."""
    notes: list[str] = []
    blocks = [_paragraph(paragraph, notes) for paragraph in translation.paragraphs]
    label = f"*Machine translation ({translation.model}), not checked by an editor.*"
    return "\n\n".join([*blocks, label, *notes]) + "\n"


def _paragraph(paragraph: ParagraphTranslation, notes: list[str]) -> str:
    marks = ""
    for part in paragraph.segments:
        for finding in part.findings:
            notes.append(f"[^{len(notes) + 1}]: {escaped(part.target or '—')}: {escaped(finding.reason)}")
            marks += f"[^{len(notes)}]"
    text = escaped(paragraph.target)
    if paragraph.paragraph.kind is Kind.HEADLINE:
        return f"# {text}{marks}"
    return text + marks


def summary_markdown(summary: Summary) -> str:
    """One paragraph."""
    return " ".join(escaped(sentence.text) for sentence in summary.sentences) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _LIST_LIKE.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
