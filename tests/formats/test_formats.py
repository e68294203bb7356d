import pytest

from service.formats.as_markdown import escaped, translation_markdown
from service.formats.as_text import doubts, translation_text
from service.formats.side_by_side import isolated
from service.story import (
    Finding,
    Kind,
    Origin,
    Paragraph,
    ParagraphTranslation,
    Role,
    Segment,
    SegmentTranslation,
    Story,
    Translation,
)


@pytest.fixture
def translation() -> Translation:
    story = Story("s", "عنوان\nقال.", (Paragraph(Kind.HEADLINE, 0, 5), Paragraph(Kind.BODY, 6, 10)))
    parts = [
        SegmentTranslation(Segment(0, Role.SENTENCE, 0, 5), "Title", -0.1, Origin.MODEL),
        SegmentTranslation(
            Segment(1, Role.SENTENCE, 6, 10), "He *said*.", -0.2, Origin.MODEL, (Finding("numbers", "no 3"),)
        ),
    ]
    paragraphs = tuple(
        ParagraphTranslation(p, s.target, (s,)) for p, s in zip(story.paragraphs, parts, strict=True)
    )
    return Translation(story, "en", "m", "e", paragraphs)


def test_text(translation: Translation):
    assert translation_text(translation) == "Title\n\nHe *said*.\n"
    assert doubts(translation) == ["He *said*.: no 3"]


def test_markdown(translation: Translation):
    assert translation_markdown(translation) == (
        "# Title\n\nHe \\*said\\*.[^en-1]\n\n*Machine translation (m), not checked by an editor.*\n\n"
        "[^en-1]: He \\*said\\*.: no 3\n"
    )


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [("- a", "\\- a"), ("1. a", "\\1. a"), ("<b>", "\\<b\\>"), ("# a", "\\# a"), ("a-b", "a-b")],
)
def test_text_that_looks_like_markdown_stays_text(plain: str, markdown: str):
    assert escaped(plain) == markdown


def test_control_characters_do_not_reach_the_terminal():
    assert isolated("a\x1b[31mb", "ltr") == "\u2066a[31mb\u2069"
