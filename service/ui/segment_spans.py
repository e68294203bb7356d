"""A paragraph of a translation as HTML: an element for each segment, with what differs and what to doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from service.formats.reason_html import reason_html
from service.languages import Language
from service.reasons import reason_in
from service.story import Origin, ParagraphTranslation, Segment, SegmentTranslation, Story
from service.ui.marked_words import marked_words, plain_words
from service.ui.texts import Texts
from service.ui.word_marks import Words


@dataclass(frozen=True, slots=True)
class ColumnSpans:
    """The segments of one column; `grid` begins all ids."""

    grid: str
    column: int
    language: Language
    texts: Texts
    blind: bool  # where a segment came from, and what is to be doubted, would tell the system

    def paragraph(self, paragraph: ParagraphTranslation, first: int, marks: Sequence[Words]) -> str:
        """`first` is the place in the story of its first segment; `marks` are its segments' words."""
        html, end = "", 0
        for place, (part, words) in enumerate(zip(paragraph.segments, marks, strict=True), first):
            target = part.target.strip()
            start = max(end, paragraph.target.find(target, end))
            html += plain_words(paragraph.target[end:start], self.language.direction) + self._segment(
                place, part, words
            )
            end = start + len(target)
        return html

    def _segment(self, place: int, part: SegmentTranslation, words: Words) -> str:
        described, notes = f"{self.grid}-s{place}", "".join(self._notes(part))
        own = f"{self.grid}-n{self.column}-{place}"
        if notes:
            described += f" {own}"
            notes = f'<span class="bq-notes" id="{own}" hidden>{notes}</span>'
        doubted = bool(part.findings) and not self.blind
        return (
            f'<bdi class="bq-segment{" bq-doubted" if doubted else ""}" role="button"'
            f' tabindex="{-1 if place else 0}" data-segment="{place}" data-column="{self.column}"'
            f' data-origin="{"" if self.blind else part.origin}" aria-describedby="{described}"'
            f' lang="{self.language.tag}" dir="{self.language.direction}">'
            f"{self._marked(words)}{self._signs(part)}</bdi>{notes}"
        )

    def _marked(self, words: Words) -> str:
        if not words:
            own = self.texts.language
            return f'<em lang="{own.tag}" dir="{own.direction}">{self._text("empty")}</em>'
        return marked_words(words, self.language.direction)

    def _signs(self, part: SegmentTranslation) -> str:
        """What eyes and screen readers meet within the sentence; its reasons are in the notes."""
        if self.blind:
            return ""
        signs = (("human", "✎", part.origin is Origin.HUMAN), ("doubt", "⚠", bool(part.findings)))
        return "".join(
            f'<span class="bq-sign bq-sign-{kind}" role="img"'
            f' aria-label="{self._text(f"sign_{kind}")}">{sign}</span>'
            for kind, sign, holds in signs
            if holds
        )

    def _notes(self, part: SegmentTranslation) -> Iterator[str]:
        if self.blind:
            return
        for finding in part.findings:
            reason = reason_html(reason_in(finding, self.texts.tag))
            yield f'<span data-check="{escape(finding.check)}"><b>{self._text("doubt")}</b> {reason}</span>'
        if part.origin not in (Origin.MODEL, Origin.NONE):
            yield f'<span data-origin="{part.origin}">{self._text(str(part.origin))}</span>'

    def _text(self, key: str) -> str:
        return escape(self.texts(f"grid.{key}"))


def source_paragraph(
    grid: str, story: Story, segments: Sequence[tuple[int, Segment]], language: Language
) -> str:
    """The segments of a paragraph with their places in the story, and what is between them."""
    html = ""
    for number, (place, part) in enumerate(segments):
        gap = story.text[segments[number - 1][1].end : part.start] if number else ""
        html += (
            f"{plain_words(gap, language.direction)}"
            f'<bdi class="bq-segment" id="{grid}-s{place}" data-segment="{place}"'
            f' lang="{language.tag}" dir="{language.direction}">'
            f"{plain_words(story.source(part), language.direction)}</bdi>"
        )
    return html
