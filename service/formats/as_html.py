"""A translation as a web page of its own: no script, no other file, each block in its own direction."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.formats.controls import printable
from service.formats.directions import runs
from service.formats.label import label_of
from service.formats.notes import note_texts
from service.formats.pieces import Piece, pieces
from service.formats.reason_html import reason_html
from service.languages import language
from service.reasons import reason_in
from service.story import Finding, Kind, Translation

if TYPE_CHECKING:
    from markupsafe import Markup

_TEMPLATE = Path(__file__).with_name("as_html.html")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: its pieces, each with the number of its note; 0 where nothing in it is to be doubted."""

    kind: Kind
    pieces: tuple[tuple[Piece, int], ...]


def translation_html(translation: Translation, *, label: bool = True) -> str:
    """A page: what is to be doubted is underlined, with its reasons in numbered notes at the end."""
    from jinja2 import Environment, StrictUndefined

    target = language(translation.language)
    blocks, notes = _numbered(translation, target.direction)
    made = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    made.globals |= {"runs": runs, "printable": printable, "said": _said}
    return made.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        language=target,
        title=printable(_title(translation)),
        blocks=blocks,
        notes=notes,
        around=note_texts(target.tag),
        label=label_of(translation) if label else None,
    )


def _said(finding: Finding, tag: str) -> "Markup":
    from markupsafe import Markup

    return Markup(reason_html(reason_in(finding, tag)))


def _numbered(translation: Translation, direction: str) -> tuple[list[_Block], list[Piece]]:
    """The paragraphs, and the pieces that notes are about, numbered from 1."""
    blocks: list[_Block] = []
    notes: list[Piece] = []
    for paragraph in translation.paragraphs:
        made: list[tuple[Piece, int]] = []
        for piece in pieces(paragraph, direction):
            if piece.findings:
                notes.append(piece)
            made.append((piece, len(notes) if piece.findings else 0))
        blocks.append(_Block(paragraph.paragraph.kind, tuple(made)))
    return blocks, notes


def _title(translation: Translation) -> str:
    """What a browser's tab shows: the headline, or else the story's own name."""
    headlines = (each.target for each in translation.paragraphs if each.paragraph.kind is Kind.HEADLINE)
    return next(headlines, "") or translation.story.id or "Translation"
