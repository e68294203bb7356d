"""A story cut into segments, and put together again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.arabic.dateline import find_dateline
from service.arabic.letters import trim
from service.arabic.paragraphs import is_byline, is_headline, is_item, lines
from service.arabic.sentences import sentences
from service.languages import Language
from service.spacing import space
from service.story import Kind, Paragraph, Role, Segment, Story


def read_story(text: str, id: str = "") -> Story:
    """The story that a text holds: a paragraph for each line with ink in it, none of it changed."""
    spans = lines(text)
    paragraphs = [Paragraph(_kind(text[start:end]), start, end) for start, end in spans]
    first, *body = [text[start:end] for start, end in spans[:_NEAR]] or [""]
    if is_headline(first, body):
        paragraphs[0] = replace(paragraphs[0], kind=Kind.HEADLINE)
    return Story(id, text, tuple(paragraphs))


def segment(story: Story) -> tuple[Segment, ...]:
    """Every dateline and sentence in order; together they cover all that is not blank.

    A dateline that only names a place counts where the body begins: further down it is mostly something else.
    """
    segments: list[Segment] = []
    begun = False
    for index, paragraph in enumerate(story.paragraphs):
        start = paragraph.start
        source = story.source(paragraph)
        dateline = find_dateline(source) if paragraph.kind is Kind.BODY else None
        if dateline and (dateline.is_certain or not begun):
            segments.append(Segment(index, Role.DATELINE, start + dateline.start, start + dateline.end))
            start += dateline.end
        begun = begun or (paragraph.kind is Kind.BODY and not is_byline(source))
        for span in sentences(story.text[start : paragraph.end]):
            first, last = trim(story.text, start + span[0], start + span[1])
            if first < last:
                segments.append(Segment(index, Role.SENTENCE, first, last))
    return tuple(segments)


def gaps(story: Story, segments: Sequence[Segment]) -> tuple[str, ...]:
    """What the source has between neighbours of one paragraph: one fewer than there are segments."""
    return tuple(story.text[a.end : b.start] for a, b in pairwise(segments))


def join(targets: Sequence[str], gaps: Sequence[str], language: Language) -> str:
    """A paragraph's target from its segments' targets in order; `gaps` is what stood between their sources.

    One space between two sentences, none behind a full stop of Chinese or Japanese («。»), and none where the
    source was cut within a word.
    """
    joined = ""
    for gap, target in zip(("", *gaps), targets, strict=False):
        joined += _space(joined, gap, target.strip(), language) + target.strip()
    return joined


_NEAR = 8  # paragraphs that tell whether the first is a headline


def _kind(line: str) -> Kind:
    return Kind.ITEM if is_item(line) else Kind.BODY


def _space(joined: str, gap: str, target: str, language: Language) -> str:
    if not joined or not target or (not gap and joined[-1].isalnum() and target[0].isalnum()):
        return ""
    return space(joined, language)
