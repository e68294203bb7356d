import re
from collections import Counter
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from service.formats.as_markdown import escaped, summary_markdown, translation_markdown
from service.formats.as_text import doubts, summary_doubts, summary_text, translation_text
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
    Style,
    Summary,
    SummarySentence,
    Translation,
)


def translated(*parts: tuple[str, str, tuple[Finding, ...]], to: str = "en") -> Translation:
    """One paragraph of source, target and findings."""
    text, segments = "", []
    for source, target, findings in parts:
        segment = Segment(0, Role.SENTENCE, len(text), len(text) + len(source))
        segments.append(SegmentTranslation(segment, target, -0.1, Origin.MODEL, findings))
        text += f"{source} "
    paragraph = Paragraph(Kind.BODY, 0, len(text))
    target = " ".join(part.target for part in segments)
    whole = ParagraphTranslation(paragraph, target, tuple(segments))
    return Translation(Story("s", text, (paragraph,)), to, "m", "e", (whole,))


def summarized(
    language: str, *sentences: str, style: Style = Style.BRIEF, findings: tuple[Finding, ...] = ()
) -> Summary:
    text = "مصدر"
    story = Story("s", text, (Paragraph(Kind.BODY, 0, len(text)),))
    source = (Segment(0, Role.SENTENCE, 0, len(text)),)
    made = tuple(SummarySentence(sentence, (0,), findings) for sentence in sentences)
    return Summary(story, language, style, "lexrank", source, made)


def printed(translation: Translation, width: int) -> str:
    out = StringIO()
    Console(width=width, file=out, markup=False, highlight=False).print(side_by_side(translation, "ltr"))
    return out.getvalue()


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
    [
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("2)", "2\\)"),
        ("---", "\\---"),
        ("<b>", "\\<b\\>"),
        ("# a", "\\# a"),
        ("AT&amp;T", "AT\\&amp;T"),
        ("a-b", "a-b"),
        ("3.5 million", "3.5 million"),
    ],
)
def test_text_that_looks_like_markdown_stays_text(plain: str, markdown: str):
    assert escaped(plain) == markdown
    assert rendered(markdown) == plain


def rendered(markdown: str) -> str:
    """What a reader sees of one paragraph; anything else fails."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {part.type for part in tokens[1].children or ()} <= {"text"}
    return "".join(part.content for part in tokens[1].children or ())


@given(st.text("-+*_=~#.):&;[]()<>!|\\`'\" 19٣aق", min_size=1).map(str.strip).filter(bool))
def test_any_line_is_shown_as_it_is(line: str):
    assert rendered(escaped(line)) == line


def test_control_characters_do_not_reach_the_terminal():
    assert isolated("a\x1b[31mb", "ltr") == "\u2066a[31mb\u2069"
    source, target = "قال\x1b[2J", "He said\x1b]0;title\x07"
    translation = translated((source, target, (Finding("numbers", "no \x1b[31m3"),)))
    assert translation_text(translation) == "He said]0;title\n"
    assert doubts(translation) == ["He said]0;title: no [31m3"]
    assert "\x1b" not in translation_markdown(translation)
    summary = summarized("en", "It is\x1b[2J so.", findings=(Finding("support", "no \x1b[31m3"),))
    assert summary_text(summary, with_sources=True) == "It is[2J so.\n    [1] مصدر\n"
    assert summary_text(summary) == "It is[2J so.\n"
    assert summary_doubts(summary) == ["It is[2J so.: no [31m3"]
    assert "\x1b" not in summary_markdown(summary)


@pytest.mark.parametrize(
    ("language", "sentences", "line"),
    [
        ("en", ("It rained.", "It snowed."), "It rained. It snowed."),
        ("zh-Hans", ("下雨了。", "下雪了。"), "下雨了。下雪了。"),
        ("ja", ("雨が降った。", "雪が降った。"), "雨が降った。雪が降った。"),
        ("ko", ("비가 왔다.", "눈이 왔다."), "비가 왔다. 눈이 왔다."),
    ],
)
def test_sentences_are_spaced_as_their_language_does(language: str, sentences: tuple[str, ...], line: str):
    assert summary_text(summarized(language, *sentences)) == f"{line}\n"
    assert summary_markdown(summarized(language, *sentences)) == f"{line}\n"
    translation = translated(
        *((f"ا{number}", each, ()) for number, each in enumerate(sentences)), to=language
    )
    assert line in printed(translation, width=80)


def test_a_summary_in_markdown_is_a_heading_a_list_or_a_line():
    doubt = (Finding("support", "no 3"),)
    note = "[^summary-zh-Hans-1]"
    points = summarized("zh-Hans", "一。", "二。", style=Style.POINTS, findings=doubt)
    assert summary_markdown(points).startswith(
        f"- 一。{note}\n- 二。[^summary-zh-Hans-2]\n\n{note}: 一。: no 3\n"
    )
    assert summary_markdown(summarized("en", "So it is", style=Style.HEADLINE)) == "# So it is\n"


@pytest.mark.parametrize("width", [*range(1, 22), 40])
def test_no_letter_is_lost_in_a_narrow_terminal(width: int):
    doubt = (Finding("numbers", "no 3"),)
    translation = translated(("قالت الوزارة", "The ministry said", doubt), ("وأضافت", "and added", ()))
    letters = "".join(re.sub("[\u2066\u2067\u2069]", "", printed(translation, width)).split())
    whole = Counter("قالتالوزارةوأضافتTheministrysaid[?no3]andadded")
    assert Counter(letters) == whole


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
