"""Translations that tests of writers write."""

from collections.abc import Mapping
from itertools import groupby

from service.languages import language
from service.story import (
    Finding,
    Origin,
    ParagraphTranslation,
    Role,
    SegmentTranslation,
    Translation,
)
from service.text.segments import gaps, join, read_story, segment

STORY = """عنوان الخبر اليوم
القاهرة (برقية) - قال الوزير إن 12 شخصا وصلوا. وأضاف المدير.
- بند أول"""
DOUBT = (Finding("numbers", "the source has 12, «١٢», and the target 13"), Finding("length", "it is short"))
NOTHING = (Finding("coverage", "the model made nothing of this"),)
TARGETS: Mapping[str, tuple[str, ...]] = {
    "en": ("A <b>headline</b> & more", "Cairo (Barqiya) -", "He met «عمر (مصر)» & 13 came.", "", "- First"),
    "fa": ("عنوان", "قاهره (Barqiya) -", "وزیر با F-16 و -5 درجه رسید.", "", "- یک"),
    "he": ("כותרת", "קהיר (Barqiya) -", "השר פגש את BBC News (UK).", "", "- אחת"),
    "ja": ("見出し", "カイロ (Barqiya) -", "大臣は述べた。", "", "- 一"),
}


def translated(to: str = "en", *targets: str, id: str = "boat", text: str = STORY) -> Translation:
    """A headline, a dateline, a sentence with two findings, one without a target, an entry by an editor."""
    story, target = read_story(text, id), language(to)
    parts = [
        SegmentTranslation(part, words, -0.25, *_origin(part.role, number, words))
        for number, (part, words) in enumerate(zip(segment(story), targets or TARGETS[to], strict=True))
    ]
    paragraphs = []
    for number, group in groupby(parts, key=lambda part: part.segment.paragraph):
        mine = tuple(group)
        joined = join([part.target for part in mine], gaps(story, [part.segment for part in mine]), target)
        paragraphs.append(ParagraphTranslation(story.paragraphs[number], joined, mine))
    return Translation(story, to, "barqiya-base", "ctranslate2", tuple(paragraphs))


def _origin(role: Role, number: int, words: str) -> tuple[Origin, tuple[Finding, ...]]:
    if role is Role.DATELINE:
        return Origin.RULE, ()
    if not words:
        return Origin.NONE, NOTHING
    if number == 4:
        return Origin.HUMAN, ()
    return Origin.MODEL, DOUBT if number == 2 else ()
