"""Translations and summaries as plain text, without control characters."""

from collections.abc import Iterator

from service.formats.controls import without_controls
from service.formats.label import label_of
from service.languages import language
from service.spacing import run_on
from service.story import Finding, Style, Summary, SummarySentence, Translation


def translation_text(translation: Translation, *, label: bool = False) -> str:
    """A paragraph a line, with an empty line between; at the end its label, where that is wanted."""
    blocks = [paragraph.target for paragraph in translation.paragraphs]
    if label:
        blocks.append(label_of(translation).text)
    return without_controls("\n\n".join(blocks)) + "\n"


def summary_text(summary: Summary, *, with_sources: bool = False) -> str:
    """One line, or one a point; the sources of a sentence stand below it, numbered from 1."""
    sentences = [each for each in summary.sentences if each.text]
    mark = "• " if summary.style is Style.POINTS else ""
    if not mark and not with_sources:
        line = run_on((each.text for each in sentences), language(summary.language))
        return without_controls(line) + "\n"
    lines = [
        line
        for each in sentences
        for line in (mark + each.text, *(_sources(summary, each) if with_sources else ()))
    ]
    return without_controls("\n".join(lines)) + "\n"


def _sources(summary: Summary, sentence: SummarySentence) -> Iterator[str]:
    for index in sentence.support:
        yield f"    [{index + 1}] {summary.story.source(summary.source_sentences[index]).strip()}"


def doubts(translation: Translation) -> list[str]:
    """One line for each finding: the target it is about, and why it is to be doubted."""
    return [
        _doubt(part.target, finding)
        for paragraph in translation.paragraphs
        for part in paragraph.segments
        for finding in part.findings
    ]


def summary_doubts(summary: Summary) -> list[str]:
    """The same for a summary."""
    return [_doubt(sentence.text, finding) for sentence in summary.sentences for finding in sentence.findings]


def _doubt(text: str, finding: Finding) -> str:
    return without_controls(f"{_shortened(text) or '(nothing)'}: {finding.reason}")


def _shortened(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"
