"""Source and target in two columns for a terminal, findings under the segment that they are about."""

import unicodedata
from typing import TYPE_CHECKING

from service.story import Kind, ParagraphTranslation, Story, Translation

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_RIGHT_TO_LEFT, _LEFT_TO_RIGHT, _POP = "\u2067", "\u2066", "\u2069"


def side_by_side(translation: Translation, direction: str) -> "Table":
    """A table for rich; `direction` is that of the target, and both columns are isolated from each other."""
    from rich.table import Table

    story = translation.story
    table = Table(box=None, padding=(0, 2, 1, 0), expand=True, show_header=False)
    table.add_column(ratio=1, justify="right")
    table.add_column(ratio=1, justify="right" if direction == "rtl" else "left")
    for paragraph in translation.paragraphs:
        table.add_row(_source(story, paragraph), _target(paragraph, direction))
    return table


def _source(story: Story, paragraph: ParagraphTranslation) -> "Text":
    from rich.text import Text

    return Text(isolated(story.source(paragraph.paragraph), "rtl"), style=_style(paragraph))


def _target(paragraph: ParagraphTranslation, direction: str) -> "Text":
    from rich.text import Text

    text = Text(style=_style(paragraph))
    for number, part in enumerate(paragraph.segments):
        if number:
            text.append(" ")
        text.append(isolated(part.target, direction), style="yellow" if part.findings else "")
        for finding in part.findings:
            text.append(f" [? {finding.reason}]", style="bold yellow")
    return text


def _style(paragraph: ParagraphTranslation) -> str:
    return "bold" if paragraph.paragraph.kind is Kind.HEADLINE else ""


def isolated(text: str, direction: str) -> str:
    """Text in its own direction, without control characters that could steer a terminal."""
    clean = "".join(c for c in text if unicodedata.category(c) != "Cc" or c == "\n")
    return f"{_RIGHT_TO_LEFT if direction == 'rtl' else _LEFT_TO_RIGHT}{clean}{_POP}"
