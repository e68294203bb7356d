"""Stories into segments and back: our own story, the founding one, and laws that hold for any text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.arabic.letters import BLANKS
from service.arabic.quotes import quotations
from service.languages import language
from service.story import Kind, Role, Segment, Story
from service.text.segments import gaps, join, read_story, segment

LAKE = Path(__file__).parents[1] / "data" / "lake.txt"
FOUNDING = Path(__file__).parents[2].parent / "shared" / "stories" / "000_c3d54210204b3df6.txt"
SENTENCES = [1, 1, 1, 3, 1, 2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 2, 2]  # of either story, by paragraph
UNBALANCED = {3: ["“"]}  # of either story: the fourth paragraph opens twice and closes once

INK = re.compile(f"[^{BLANKS}]")
TEXTS = st.text(st.sampled_from("وقال .؟«”(رويترز) -:1\n\r\u2028\f\u200f\ufeff\u00a0•aB"), max_size=100)


def texts(story: Story, segments: tuple[Segment, ...]) -> list[str]:
    return [story.source(each) for each in segments]


@pytest.fixture(params=[LAKE, FOUNDING], ids=["our own story", "the founding story"])
def story(request: pytest.FixtureRequest) -> Story:
    path: Path = request.param
    if not path.exists():
        pytest.skip("the founding story is kept outside the project, in ../shared, and is not here")
    return read_story(path.read_text(encoding="utf-8"), path.stem)


def test_twenty_paragraphs_none_of_which_is_a_headline(story: Story) -> None:
    assert [paragraph.kind for paragraph in story.paragraphs] == [Kind.BODY] * 20


def test_the_place_in_brackets_is_the_only_dateline(story: Story) -> None:
    datelines = [each for each in segment(story) if each.role is Role.DATELINE]
    assert [each.paragraph for each in datelines] == [0]
    assert re.fullmatch(r"\(\w+\)", story.source(datelines[0]))


def test_sentences_of_each_paragraph(story: Story) -> None:
    found = [each.paragraph for each in segment(story) if each.role is Role.SENTENCE]
    assert [found.count(index) for index in range(20)] == SENTENCES


def test_every_sentence_ends_with_a_stop_and_begins_with_none(story: Story) -> None:
    for text in (story.source(each) for each in segment(story) if each.role is Role.SENTENCE):
        assert re.search(r"[.؟!][”»]?$", text)
        assert re.match(r"[“]?\(?[ء-ي]", text)


def test_quotations_of_each_paragraph(story: Story) -> None:
    for index, paragraph in enumerate(story.paragraphs):
        found = quotations(story.source(paragraph))
        text = story.source(paragraph)
        assert [text[mark.start : mark.end] for mark in found.unbalanced] == UNBALANCED.get(index, [])


def test_a_quotation_of_several_sentences_is_cut_and_keeps_its_marks(story: Story) -> None:
    cut = [story.source(each) for each in segment(story) if each.paragraph == 3]
    assert cut[0].startswith("“(")
    assert cut[2].startswith("وقال ")
    assert cut[2].count("“") == cut[2].count("”") == 1


def test_what_a_closing_mark_opens_is_quoted(story: Story) -> None:
    text = story.source(story.paragraphs[12])
    ((opening, closing),) = quotations(text).pairs
    assert text[opening.start - 2 : opening.start] == "بـ"
    assert text[opening.start] == text[closing.start] == "”"


def test_a_headline_and_a_list() -> None:
    text = (
        "\ufeffالميناء يستأنف العمل\r\n\r\nالقاهرة (برقية) - استأنف الميناء العمل. وعاد العمال:\r\n"
        "- صباحا\r\n- مساء\r\n"
    )
    story = read_story(text)
    assert [each.kind for each in story.paragraphs] == [Kind.HEADLINE, Kind.BODY, Kind.ITEM, Kind.ITEM]
    assert [each.role for each in segment(story)] == [Role.SENTENCE, Role.DATELINE, *[Role.SENTENCE] * 4]
    assert texts(story, segment(story)) == [
        "الميناء يستأنف العمل",
        "القاهرة (برقية) -",
        "استأنف الميناء العمل.",
        "وعاد العمال:",
        "- صباحا",
        "- مساء",
    ]


def test_a_place_alone_is_a_dateline_only_where_the_body_begins() -> None:
    story = read_story("مانيلا - في سوق مكتظ تزن البائعة بصلة.\nمانيلا - في سوق مكتظ تزن البائعة بصلة.")
    assert [(each.paragraph, each.role) for each in segment(story) if each.role is Role.DATELINE] == [
        (0, Role.DATELINE)
    ]


def test_a_signed_dateline_counts_anywhere() -> None:
    story = read_story("جنيف (برقية) - هطل المطر.\nباريس (برقية) - هطل الثلج.")
    assert [each.paragraph for each in segment(story) if each.role is Role.DATELINE] == [0, 1]


def test_a_place_alone_may_follow_a_headline_and_a_byline() -> None:
    story = read_story("سوق البصل\nمن سامي حداد\nمانيلا - في سوق مكتظ تزن البائعة بصلة.")
    assert [each.paragraph for each in segment(story) if each.role is Role.DATELINE] == [2]


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n", "\ufeff", "\u200f\n\u200e"])
def test_nothing_is_no_paragraph(text: str) -> None:
    story = read_story(text)
    assert (story.paragraphs, segment(story)) == ((), ())


@given(TEXTS)
def test_segments_cover_all_that_is_not_blank_and_do_not_overlap(text: str) -> None:
    story = read_story(text)
    segments = segment(story)
    covered = [offset for each in segments for offset in range(each.start, each.end)]
    assert covered == sorted(set(covered))
    assert {match.start() for match in INK.finditer(text)} <= set(covered)


@given(TEXTS)
def test_segments_lie_in_their_paragraphs_and_have_no_blank_edges(text: str) -> None:
    story = read_story(text)
    for each in segment(story):
        paragraph = story.paragraphs[each.paragraph]
        assert paragraph.start <= each.start < each.end <= paragraph.end
        assert INK.match(text, each.start)
        assert INK.match(text, each.end - 1)


@given(TEXTS)
def test_join_puts_everything_back(text: str) -> None:
    story = read_story(text)
    segments = segment(story)
    for index, paragraph in enumerate(story.paragraphs):
        own = [each for each in segments if each.paragraph == index]
        joined = join([story.source(each) for each in own], gaps(story, own), language("ar"))
        assert INK.findall(joined) == INK.findall(story.source(paragraph))


@pytest.mark.parametrize(
    ("tag", "targets", "joined"),
    [
        ("en", ["(Moscow)", "He came.", "He left."], "(Moscow) He came. He left."),
        ("en", [" He came. ", "", "He left.\n"], "He came. He left."),
        ("fr", ["MOSCOU (AFP) -", "Il est venu."], "MOSCOU (AFP) - Il est venu."),
        ("fa", ["او آمد.", "او رفت."], "او آمد. او رفت."),
        ("th", ["เขามา", "เขาไป"], "เขามา เขาไป"),
        ("ko", ["그는 왔다.", "그는 갔다."], "그는 왔다. 그는 갔다."),
        ("zh-Hans", ["莫斯科（路透社）-", "他来了。", "他走了。"], "莫斯科（路透社）- 他来了。他走了。"),
        ("zh-Hans", ["他说：“来。”", "他走了。"], "他说：“来。”他走了。"),
        ("zh-Hant", ["他用 Python 3.", "他走了。"], "他用 Python 3. 他走了。"),
        ("ja", ["彼は来た。", "彼は「はい」と言った。"], "彼は来た。彼は「はい」と言った。"),
        ("en", [], ""),
    ],
)
def test_spaces_between_sentences(tag: str, targets: list[str], joined: str) -> None:
    assert join(targets, [" "] * (len(targets) - 1), language(tag)) == joined


def test_what_was_cut_within_a_word_is_joined_without_a_space() -> None:
    assert join(["aaa", "bbb", "ccc."], ["", " "], language("en")) == "aaabbb ccc."


def test_sentences_without_a_space_between_them_get_one() -> None:
    assert join(["From Qatar.", "He left."], [""], language("en")) == "From Qatar. He left."
