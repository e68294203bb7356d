"""A comparison as HTML: the source and its translations side by side, a row for each paragraph."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from service.comparison import Comparison
from service.languages import Language
from service.story import Segment
from service.text.segments import segment
from service.ui.grid_header import column_header, endonym
from service.ui.segment_spans import ColumnSpans, source_paragraph
from service.ui.texts import Texts
from service.ui.word_marks import Words, word_marks


def grid(
    comparison: Comparison,
    source: Language,
    texts: Texts,
    *,
    names: Sequence[str] | None = None,
    prefix: str = "bq-grid",
) -> str:
    """A table, every word of it escaped; `prefix` is its id, and begins those within.

    A segment of a column is `[data-column][data-segment]`: the column's place, and the segment's among all
    of the story, both from 0. `names` stand for the systems' in a blind comparison, where nothing else tells
    them either: no time, finding, licence or origin.
    """
    labels = names or [state.column.system.label for state in comparison.columns]
    return _Grid(comparison, source, texts, tuple(labels), prefix, names is not None).html()


@dataclass(frozen=True, slots=True)
class _Grid:
    comparison: Comparison
    source: Language
    texts: Texts
    labels: tuple[str, ...]
    prefix: str
    blind: bool

    def html(self) -> str:
        own, caption = self.texts.language, self._text("caption")
        busy = str(not self.comparison.is_over).lower()
        return (
            f'<section class="bq-grid" id="{self.prefix}" lang="{own.tag}" dir="{own.direction}"'
            f' data-columns="{len(self.labels)}" aria-label="{caption}">{self._legend()}'
            f'<div class="bq-scroll"><table role="table" aria-busy="{busy}">'
            f'<caption class="bq-unseen">{caption}</caption>{self._head()}'
            f'<tbody role="rowgroup">{"".join(self._rows())}</tbody></table></div>'
            '<div class="bq-card" aria-hidden="true" hidden></div></section>'
        )

    def _legend(self) -> str:
        """Of the marks that may be there."""
        most = max(Counter(state.column.target for state in self.comparison.columns).values(), default=0)
        entries = (
            ('<mark class="bq-alone">abc</mark>', "legend_alone", most > 1),
            ('<mark class="bq-some">abc</mark>', "legend_some", most > 2),
            ('<span class="bq-sign bq-sign-doubt">⚠</span>', "legend_doubt", not self.blind),
        )
        items = "".join(
            f'<li><span aria-hidden="true">{sign}</span> {self._text(key)}</li>'
            for sign, key, holds in entries
            if holds
        )
        keys = self._text("keys_blind" if self.blind else "keys")
        return f'<p class="bq-keys">{keys}</p><ul class="bq-legend">{items}</ul>'

    def _head(self) -> str:
        columns = "".join(
            f'<th role="columnheader" scope="col" data-phase="{state.phase}">'
            f"{column_header(state, label, self.texts, blind=self.blind)}</th>"
            for state, label in zip(self.comparison.columns, self.labels, strict=True)
        )
        return (
            '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="bq-number">'
            f'<span class="bq-unseen">{self._text("paragraph")}</span></th>'
            f'<th role="columnheader" scope="col" class="bq-source"><span class="bq-system">'
            f"{self._text('source')}</span> {endonym(self.source)}</th>{columns}</tr></thead>"
        )

    def _rows(self) -> Iterator[str]:
        story = self.comparison.story
        segments: dict[int, list[tuple[int, Segment]]] = {
            number: list(group)
            for number, group in groupby(enumerate(segment(story)), key=lambda each: each[1].paragraph)
        }
        for number, paragraph in enumerate(story.paragraphs):
            mine = segments.get(number, [])
            marks = word_marks(self.comparison, number)
            cells = "".join(
                self._cell(column, number, mine[0][0] if mine else 0, words)
                for column, words in enumerate(marks)
            )
            yield (
                f'<tr role="row" data-kind="{paragraph.kind}">'
                f'<th role="rowheader" scope="row" class="bq-number">'
                f'<span class="bq-unseen">{self._text("paragraph")}</span> {number + 1}</th>'
                f'<td role="cell" class="bq-source">'
                f'<p lang="{self.source.tag}" dir="{self.source.direction}">'
                f"{source_paragraph(self.prefix, story, mine, self.source)}</p></td>{cells}</tr>"
            )

    def _cell(self, column: int, number: int, first: int, words: Sequence[Words]) -> str:
        """The column's name stands in it too, for a page so narrow that columns are stacked."""
        state = self.comparison.columns[column]
        target, made = state.column.target, state.paragraphs[number]
        name = (
            f'<span class="bq-cell-name" aria-hidden="true"><bdi>{escape(self.labels[column])}</bdi>'
            f" {endonym(target)}</span>"
        )
        if made is None:
            key = "missing" if state.phase.is_over else "pending"
            return f'<td role="cell">{name}<p class="bq-{key}"><span>{self._text(key)}</span></p></td>'
        spans = ColumnSpans(self.prefix, column, target, self.texts, self.blind)
        text = spans.paragraph(made, first, words)
        return f'<td role="cell">{name}<p lang="{target.tag}" dir="{target.direction}">{text}</p></td>'

    def _text(self, key: str) -> str:
        return escape(self.texts(f"grid.{key}"))
