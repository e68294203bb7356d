"""Translations and summaries as Markdown: what to doubt stands in footnotes."""

import re
from collections.abc import Iterable

from service.formats.controls import without_controls
from service.formats.label import label_of
from service.formats.notes import note_texts
from service.languages import language
from service.reasons import reason_in
from service.spacing import space
from service.story import Finding, Kind, ParagraphTranslation, Style, Summary, Translation

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
# What begins a list, a rule or a heading: "- x", "1. x", "2)", "---", "==="; but not "3.5" or "a - b".
_BLOCK = re.compile(r"^(\s*(?:\d+(?=[.)](?:\s|$)))?)([-+=.)])", re.MULTILINE)


def translation_markdown(translation: Translation, *, label: bool = True) -> str:
    """A headline as a heading, a note for each flagged segment, and the label that a machine made it."""
    notes = _Notes(translation.language)
    blocks = [_paragraph(paragraph, notes) for paragraph in translation.paragraphs]
    if label:
        blocks.append(f"*{escaped(label_of(translation).text)}*")
    return "\n\n".join([*blocks, *notes.lines]) + "\n"


class _Notes:
    """Footnotes, numbered within a language, so that two translations can stand in one document."""

    def __init__(self, language: str, prefix: str = "") -> None:
        self._language, self._prefix = language, prefix
        self.lines: list[str] = []

    def mark(self, text: str, findings: Iterable[Finding]) -> str:
        """Adds a note for each finding about a text; the marks to set behind it."""
        marks = ""
        for finding in findings:
            name = f"[^{self._prefix}{self._language}-{len(self.lines) + 1}]"
            about, why = note_texts(self._language).about, reason_in(finding, self._language).text
            self.lines.append(f"{name}: {escaped(text or '—')}{about}{escaped(why)}")
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
    notes, spoken = _Notes(summary.language, prefix="summary-"), language(summary.language)
    shown = ""
    for sentence in (each for each in summary.sentences if each.text):
        text = escaped(sentence.text) + notes.mark(sentence.text, sentence.findings)
        shown += f"- {text}\n" if summary.style is Style.POINTS else text + space(sentence.text, spoken)
    heading = "# " if summary.style is Style.HEADLINE else ""
    return "\n\n".join([heading + shown.rstrip(), *notes.lines]) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, control characters aside."""
    return _BLOCK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", without_controls(text)))
