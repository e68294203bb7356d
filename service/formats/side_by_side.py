"""Source and target in two columns for a terminal, findings under the segment that they are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.formats.controls import without_controls
from service.languages import Language, language
from service.spacing import space
from service.story import Kind, ParagraphTranslation, Story, Translation

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, ConsoleRenderable
    from rich.table import Table
    from rich.text import Text

_RIGHT_TO_LEFT, _LEFT_TO_RIGHT, _POP = "\u2067", "\u2066", "\u2069"
_OPENING = f"{_RIGHT_TO_LEFT}{_LEFT_TO_RIGHT}\u2068"
_DOUBT = "bold yellow"
_ROOM_FOR_TWO = 20  # columns of a terminal


@dataclass(frozen=True, slots=True)
class IsolatedLines:
    """A cell for rich: a terminal orders each line by itself, so each is an isolate, and not the text."""

    text: "Text"
    direction: str

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "Iterator[Text]":
        opened = ""
        for line in self.text.wrap(console, options.max_width):
            line.rstrip()
            closed, opened = _closed(line, opened)
            yield _isolated_line(closed, self.direction)


@dataclass(frozen=True, slots=True)
class _SideBySide:
    """The two columns, or where a terminal has no room for them each target under its source."""

    translation: Translation
    direction: str

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[Table | IsolatedLines | Text]":
        from rich.text import Text

        if options.max_width >= _ROOM_FOR_TWO:
            yield self._table()
            return
        for source, target in self._rows():
            yield from (source, target, Text())

    def _table(self) -> "Table":
        from rich.table import Table

        table = Table(box=None, padding=(0, 2, 1, 0), expand=True, show_header=False)
        table.add_column(ratio=1, justify="right")
        table.add_column(ratio=1, justify="right" if self.direction == "rtl" else "left")
        for row in self._rows():
            table.add_row(*row)
        return table

    def _rows(self) -> Iterator[tuple[IsolatedLines, IsolatedLines]]:
        story, target = self.translation.story, language(self.translation.language)
        for paragraph in self.translation.paragraphs:
            yield _source(story, paragraph), _target(paragraph, target, self.direction)


def side_by_side(translation: Translation, direction: str) -> "ConsoleRenderable":
    """A table for rich; `direction` is that of the target, and both columns are isolated from each other."""
    return _SideBySide(translation, direction)


def _source(story: Story, paragraph: ParagraphTranslation) -> IsolatedLines:
    from rich.text import Text

    return IsolatedLines(
        Text(without_controls(story.source(paragraph.paragraph)), style=_style(paragraph)), "rtl"
    )


def _target(paragraph: ParagraphTranslation, target: Language, direction: str) -> IsolatedLines:
    from rich.text import Text

    text = Text(style=_style(paragraph))
    for number, part in enumerate(paragraph.segments):
        if number:
            before = paragraph.segments[number - 1]
            text.append(" " if before.findings else space(before.target, target))
        text.append(without_controls(part.target), style="yellow" if part.findings else "")
        for finding in part.findings:
            text.append(" ").append(f"[? {without_controls(finding.reason)}]", style=_DOUBT)
    return IsolatedLines(text, direction)


def _closed(line: "Text", opened: str) -> "tuple[Text, str]":
    """The line with what an earlier one left open, all isolates closed; and what it left open itself."""
    from rich.text import Span, Text

    left = list(opened)
    for letter in line.plain:
        if letter in _OPENING:
            left.append(letter)
        elif letter == _POP and left:
            left.pop()
    whole = f"{opened}{line.plain}{_POP * len(left)}"
    shift, last = len(opened), len(line)
    spans = [
        Span(
            shift * (each.start > 0) + each.start,
            len(whole) if each.end == last else each.end + shift,
            each.style,
        )
        for each in line.spans
    ]
    return Text(whole, style=line.style, spans=spans), "".join(left)


def _isolated_line(line: "Text", direction: str) -> "Text":
    """The line in its direction, and within it each doubt, which is English, in its own."""
    from rich.text import Text

    isolate = Text(_isolator(direction), style=line.style)
    for part in line.divide(edge for span in _doubts(line) for edge in span):
        doubt = any(_doubts(part))
        isolate.append(_LEFT_TO_RIGHT if doubt else "").append_text(part).append(_POP if doubt else "")
    return isolate.append(_POP)


def _doubts(line: "Text") -> Iterator[tuple[int, int]]:
    return ((span.start, span.end) for span in line.spans if span.style == _DOUBT)


def _style(paragraph: ParagraphTranslation) -> str:
    return "bold" if paragraph.paragraph.kind is Kind.HEADLINE else ""


def isolated(text: str, direction: str) -> str:
    """Text in its own direction, without control characters that could steer a terminal."""
    return f"{_isolator(direction)}{without_controls(text)}{_POP}"


def _isolator(direction: str) -> str:
    return _RIGHT_TO_LEFT if direction == "rtl" else _LEFT_TO_RIGHT
