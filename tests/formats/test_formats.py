import re
from io import StringIO

import pytest
from rich.console import Console

from service.formats.as_markdown import escaped, translation_markdown
from service.formats.as_text import doubts, translation_text
from service.formats.side_by_side import isolated, side_by_side
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


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("color", [False, True])
def test_each_line_of_a_narrow_terminal_is_isolated(direction: str, color: bool):
    arabic = "قالت وزارة الصحة إن الحملة ستشمل جميع المحافظات وإن اللقاحات وصلت"
    target = "The ministry of health said the campaign would cover all provinces"
    reason = "The target has no 3, and the source has a great many of them"
    story = Story("s", arabic, (Paragraph(Kind.BODY, 0, len(arabic)),))
    segment = Segment(0, Role.SENTENCE, 0, len(arabic))
    part = SegmentTranslation(segment, target, -0.1, Origin.MODEL, (Finding("numbers", reason),))
    paragraphs = (ParagraphTranslation(story.paragraphs[0], target, (part,)),)
    out = StringIO()
    Console(width=40, file=out, force_terminal=color, color_system="standard" if color else None).print(
        side_by_side(Translation(story, "en", "m", "e", paragraphs), direction)
    )
    plain = re.sub(r"\x1b\[[\d;]*m", "", out.getvalue())
    lines = [line for line in plain.splitlines() if line.strip()]
    assert len(lines) > 4
    plain_run, opening = "[^\u2066\u2067\u2069]+", "\u2067" if direction == "rtl" else "\u2066"
    source_cell = f"\u2067{plain_run}\u2069"
    target_cell = f"{opening}(?:{plain_run}|\u2066{plain_run}\u2069)+\u2069"
    for line in lines:
        assert re.fullmatch(f" *(?:{source_cell})? *(?:{target_cell})? *", line)
        assert len(re.sub("[\u2066\u2067\u2069]", "", line)) <= 40
    words = " ".join(re.sub("[\u2066\u2067\u2069]", "", plain).split())
    assert all(word in words for word in (*arabic.split(), *target.split(), "[?", *reason.split()))
    assert ("\x1b[1;33m" in out.getvalue()) is color
