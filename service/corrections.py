"""An editor's corrections of a translation: remembered, preferred from then on, and taken back.

An editor decides: what is corrected, or confirmed as it stands, is doubted no more, now or when it returns. A
finding that came back after it was decided on would teach a desk to pass over findings. A slip of the pen is
told of once, when it is made (`slips`), and is kept and counted nowhere.
"""

import re
from dataclasses import replace

from service.arabic.letters import trim
from service.checks.check import Check, Pair
from service.checks.numbers import NumberCheck
from service.checks.quotations import QuotationCheck
from service.desk import Desk
from service.errors import InputError
from service.formats.controls import without_controls
from service.languages import language
from service.memory import NullMemory
from service.refusals import refused
from service.story import Finding, Origin, SegmentTranslation, Translation
from service.text.segments import gaps, join
from service.translation import is_remembered

MOST_CHARACTERS = 10_000
"""Of one correction: the longest sentences of wire stories have some 800."""

_BREAK = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")


def correct(
    desk: Desk,
    translation: Translation,
    segment_index: int,
    text: str,
    *,
    beam_size: int | None = None,
    engine: str | None = None,
) -> Translation:
    """The translation with an editor's wording of one segment, which the same system prefers from then on.

    `segment_index` counts all segments in reading order, from 0; `beam_size` and `engine` are those that made
    the translation. An empty text takes the correction back: the system's own wording stands again. What
    cannot be remembered (`is_kept`) is corrected in this translation only.

    Raises InputError where the text is too long, StoreError where the memory cannot be written.
    """
    old = segments(translation)[segment_index]
    story, target, wording = translation.story, language(translation.language), _one_line(text)
    new = replace(old, target=wording, score=None, origin=Origin.HUMAN, findings=())
    kept = is_kept(desk, translation, segment_index)
    if kept or not wording:
        profile = desk.catalogue.find(translation.model)
        with desk.translator(profile, engine=engine, beam_size=beam_size) as translator:
            if kept:
                translator.correct(story, old.segment, target, wording or None)
            if not wording:
                new = translator.segment(story, old.segment, target)
    return _with(translation, segment_index, new)


def is_kept(desk: Desk, translation: Translation, segment_index: int) -> bool:
    """Whether a correction is remembered; that of a dateline or a line without Arabic is for one story."""
    part = segments(translation)[segment_index].segment
    wanted = is_remembered(translation.story, part, language(translation.language))
    return wanted and not isinstance(desk.memory, NullMemory)


def slips(translation: Translation, segment_index: int) -> tuple[Finding, ...]:
    """What an editor may not have meant: other numbers or quotation marks than the source has."""
    part = segments(translation)[segment_index]
    pair = Pair(translation.story.source(part.segment), part.target, language(translation.language))
    checks: tuple[Check, ...] = (NumberCheck(), QuotationCheck())
    return tuple(finding for check in checks for finding in check.findings(pair))


def segments(translation: Translation) -> tuple[SegmentTranslation, ...]:
    """All segments in reading order."""
    return tuple(part for paragraph in translation.paragraphs for part in paragraph.segments)


def _one_line(text: str) -> str:
    """A segment is no paragraph: a line that ends within it goes on behind a blank. Other blanks stay."""
    if len(text) > MOST_CHARACTERS:
        raise refused(InputError, "correction.too_long", length=len(text), most=MOST_CHARACTERS)
    line = without_controls(_BREAK.sub(" ", text)).strip()
    first, last = trim(line, 0, len(line))
    return line if first < last else ""  # marks of direction alone are no words


def _with(translation: Translation, segment_index: int, new: SegmentTranslation) -> Translation:
    """The translation with another segment in that place, its paragraph joined anew."""
    parts = list(segments(translation))
    parts[segment_index] = new
    number = new.segment.paragraph
    mine = tuple(part for part in parts if part.segment.paragraph == number)
    between = gaps(translation.story, [part.segment for part in mine])
    joined = join([part.target for part in mine], between, language(translation.language))
    paragraphs = list(translation.paragraphs)
    paragraphs[number] = replace(paragraphs[number], target=joined, segments=mine)
    return replace(translation, paragraphs=tuple(paragraphs))
