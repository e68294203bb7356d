"""What is there of a column that was stopped, or failed, as a translation that says what it lacks."""

from collections.abc import Iterator

from service.comparison import Comparison
from service.formats.label import UNFINISHED
from service.reasons import finding, reason_in
from service.story import Origin, ParagraphTranslation, Segment, SegmentTranslation, Translation
from service.text.segments import segment


def so_far(comparison: Comparison, place: int) -> Translation | None:
    """A column's translation, each missing paragraph told in its place; None where all are missing."""
    state = comparison.columns[place]
    if not state.ready:
        return None
    tag, missing = state.column.target.tag, list(segment(comparison.story))
    paragraphs = (
        made or _missing(comparison, number, missing, tag) for number, made in enumerate(state.paragraphs)
    )
    return Translation(
        comparison.story, tag, state.column.system.profile_name, state.engine, tuple(paragraphs)
    )


def missing(comparison: Comparison, place: int) -> int:
    """How many paragraphs a column lacks."""
    return sum(each is None for each in comparison.columns[place].paragraphs)


def _missing(comparison: Comparison, number: int, parts: list[Segment], tag: str) -> ParagraphTranslation:
    why = finding("coverage", UNFINISHED)
    mine: Iterator[Segment] = (part for part in parts if part.paragraph == number)
    lacking = tuple(SegmentTranslation(part, "", None, Origin.NONE, (why,)) for part in mine)
    return ParagraphTranslation(comparison.story.paragraphs[number], f"[{reason_in(why, tag).text}]", lacking)
