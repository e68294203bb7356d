"""Finished comparisons, made by hand."""

from collections.abc import Sequence

from service.comparison import Column, ColumnState, Comparison, Phase, System
from service.languages import Language, language
from service.story import Origin, ParagraphTranslation, SegmentTranslation, Story
from service.text.segments import read_story, segment

STORY = read_story("غرق قارب قبالة اليونان\nقال خفر السواحل إن 3 أشخاص فُقدوا.\nوتوقف البحث.")
ENGLISH = language("en")
BEAM, GREEDY = System("model", None, 5), System("model", None, 1)


def column(
    system: System,
    targets: Sequence[str],
    *,
    target: Language = ENGLISH,
    phase: Phase = Phase.DONE,
    origin: Origin = Origin.MODEL,
    story: Story = STORY,
) -> ColumnState:
    """A target for each paragraph."""
    segments = segment(story)
    paragraphs = []
    for place, (paragraph, text) in enumerate(zip(story.paragraphs, targets, strict=True)):
        first = next(each for each in segments if each.paragraph == place)
        paragraphs.append(
            ParagraphTranslation(paragraph, text, (SegmentTranslation(first, text, -0.1, origin),))
        )
    return ColumnState(
        Column(system, target),
        phase,
        tuple(paragraphs),
        1.25,
        310.4,
        findings=2,
        licence="MIT",
        engine="torch",
    )


def comparison(*columns: ColumnState, story: Story = STORY) -> Comparison:
    return Comparison(story, columns)


ONE = column(
    BEAM, ["Boat sinks off Greece", "The coastguard said 3 people were missing.", "The search ended."]
)
OTHER = column(
    GREEDY, ["Boat sinks off Crete", "The coastguard said 3 people were lost.", "The search ended."]
)
