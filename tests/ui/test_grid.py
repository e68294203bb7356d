"""The grid as a browser reads it: a tree, of which lxml tells what is where."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from service.comparison import Column, ColumnState, Comparison, Phase, System
from service.errors import BrokenModelError, EngineError
from service.languages import Language, language
from service.reasons import finding, reason_in
from service.refusals import refusal_in, refused
from service.story import Finding, Origin, ParagraphTranslation, SegmentTranslation, Story
from service.text.segments import gaps, join, read_story, segment
from service.ui.grid import grid
from service.ui.texts import PAGE_LANGUAGES, Texts

AR, EN, FR, HE = (language(tag) for tag in ("ar", "en", "fr", "he"))
STORY = read_story("عنوان الخبر اليوم\n\nوصل الوزير أمس. وغادر المدير اليوم.\nانتهى الاجتماع مساء.")
FOUR = ("A headline", "The minister came.", "The director left.", "It ended.")
TEXTS = Texts("en")


def paragraphs(story: Story, targets: tuple[str, ...], target: Language) -> list[ParagraphTranslation]:
    segments = segment(story)
    made = []
    for number, paragraph in enumerate(story.paragraphs):
        mine = [(place, part) for place, part in enumerate(segments) if part.paragraph == number]
        parts = tuple(SegmentTranslation(part, targets[place], -0.1, Origin.MODEL) for place, part in mine)
        between = gaps(story, [part for _, part in mine])
        made.append(ParagraphTranslation(paragraph, join([p.target for p in parts], between, target), parts))
    return made


def state(
    targets: tuple[str, ...] = FOUR, target: Language = EN, story: Story = STORY, **changes: Any
) -> ColumnState:
    made = tuple(paragraphs(story, targets, target))
    column = Column(System("base", beam_size=1), target)
    return replace(
        ColumnState(column, Phase.DONE, made, 1.25, 1234.5, None, 0, "MIT", "ctranslate2"), **changes
    )


def with_segment(of: ColumnState, **changes: Any) -> ColumnState:
    """With the second paragraph's first segment changed."""
    paragraph = of.paragraphs[1]
    assert paragraph is not None
    first, *others = paragraph.segments
    changed = replace(paragraph, segments=(replace(first, **changes), *others))
    return replace(of, paragraphs=(of.paragraphs[0], changed, *of.paragraphs[2:]))


def read(*columns: ColumnState, texts: Texts = TEXTS, story: Story = STORY, **options: Any) -> Any:
    return html.fragment_fromstring(grid(Comparison(story, columns), AR, texts, **options))


def words(element: Any) -> str:
    return str(element.text_content())


def segments(tree: Any, column: int) -> list[Any]:
    return list(tree.xpath(f'.//*[@data-column="{column}"]'))


def test_a_row_for_each_paragraph_and_a_cell_for_each_column():
    tree = read(state(), state(("Un titre", "Il vint.", "Il partit.", "Fin."), FR))
    rows = tree.xpath(".//tbody/tr")
    assert [row.get("data-kind") for row in rows] == ["headline", "body", "body"]
    assert [len(row.xpath("./td")) for row in rows] == [3, 3, 3]
    assert [words(row.xpath("./td/p")[0]) for row in rows] == [
        "عنوان الخبر اليوم",
        "وصل الوزير أمس. وغادر المدير اليوم.",
        "انتهى الاجتماع مساء.",
    ]
    assert words(rows[1].xpath("./td/p")[1]) == "The minister came. The director left."
    assert words(rows[1].xpath("./td/p")[2]) == "Il vint. Il partit."


def test_a_segment_is_known_by_its_column_and_its_place_in_the_story():
    tree = read(state(), state())
    assert [each.get("data-segment") for each in segments(tree, 1)] == ["0", "1", "2", "3"]
    assert [words(each) for each in segments(tree, 1)] == list(FOUR)


def test_a_segment_is_reached_by_key_and_described_by_its_source():
    tree = read(state())
    assert [each.get("tabindex") for each in segments(tree, 0)] == ["0", "-1", "-1", "-1"]  # then by arrows
    assert {each.get("role") for each in segments(tree, 0)} == {"button"}
    source = tree.get_element_by_id(segments(tree, 0)[2].get("aria-describedby"))
    assert words(source) == "وغادر المدير اليوم."
    assert (source.get("lang"), source.get("dir"), source.get("data-segment")) == ("ar", "rtl", "2")


def test_a_finding_is_a_sign_that_is_read_aloud_and_its_reason():
    doubted = with_segment(state(), findings=(Finding("numbers", "7 is <not> there"),))
    tree = read(doubted)
    element = segments(tree, 0)[1]
    assert [sign.get("aria-label") for sign in element.xpath(".//*[@role='img']")] == ["to check"]
    _, notes = element.get("aria-describedby").split()
    assert words(tree.get_element_by_id(notes)) == "To check: 7 is <not> there"
    assert not segments(tree, 0)[2].xpath(".//*[@role='img']")


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_why_a_column_failed_is_told_in_the_language_of_the_page(tag: str):
    error = refused(EngineError, "model.no_memory", model="base")
    failed = replace(state(), phase=Phase.FAILED, error=error, paragraphs=(None,) * 3)
    (why,) = read(failed, texts=Texts(tag)).xpath('.//*[@class="bq-error"]')
    told = refusal_in(error, tag)
    assert told is not None
    assert words(why) == re.sub("[\u2068\u2069]", "", " ".join(each.text for each in told))
    assert {each.get("lang") for each in why.xpath(".//bdi[@lang]")} == {tag}


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_a_reason_is_told_in_the_language_of_the_page(tag: str):
    doubt = finding("residue", "residue.marker", marker="ت-")
    tree = read(with_segment(state(), findings=(doubt,)), texts=Texts(tag))
    (reason,) = tree.xpath('.//*[@data-check="residue"]/bdi')
    assert (reason.get("lang"), reason.get("dir")) == (tag, Texts(tag).language.direction)
    assert reason.text_content() == re.sub("[\u2068\u2069]", "", reason_in(doubt, tag).text)
    assert [each.text for each in reason] == ["ت-"]


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (Origin.HUMAN, "Edited by hand"),
        (Origin.MEMORY, "From the translation memory"),
        (Origin.RETRY, "Second try"),
        (Origin.RULE, "By rule, without the model"),
        (Origin.MODEL, ""),
    ],
)
def test_where_a_wording_came_from(origin: Origin, told: str):
    tree = read(with_segment(state(), origin=origin))
    element = segments(tree, 0)[1]
    assert element.get("data-origin") == origin
    notes = element.get("aria-describedby").split()[1:]
    assert "".join(words(tree.get_element_by_id(each)) for each in notes) == told
    signs = [sign.get("aria-label") for sign in element.xpath(".//*[@role='img']")]
    assert signs == (["edited by hand"] if origin is Origin.HUMAN else [])


def test_a_segment_of_which_nothing_was_made_says_so():
    tree = read(state(("A headline", "", "The director left.", "It ended.")))
    assert words(segments(tree, 0)[1]) == "nothing was made of this sentence"


def marked(tree: Any, column: int, kind: str) -> list[str]:
    return [words(each) for each in tree.xpath(f'.//*[@data-column="{column}"]/mark[@class="bq-{kind}"]')]


def test_words_that_differ_are_marked_within_a_language():
    other = ("A headline", "The minister arrived.", "The director left.", "It ended.")
    tree = read(state(), state(other), state(("Un titre", "Il vint.", "Il partit.", "Fin."), FR))
    assert [marked(tree, column, "alone") for column in range(3)] == [["came"], ["arrived"], []]
    assert not tree.xpath('.//td//mark[@class="bq-some"]')


def test_what_some_others_have_is_marked_otherwise():
    other = ("A headline", "The minister arrived.", "The director left.", "It ended.")
    tree = read(state(), state(), state(other))
    assert [marked(tree, column, "some") for column in range(3)] == [["came"], ["came"], []]
    assert [marked(tree, column, "alone") for column in range(3)] == [[], [], ["arrived"]]


def test_what_is_not_ready_is_not_compared():
    growing = replace(state(), phase=Phase.WORKING, paragraphs=(*state().paragraphs[:1], None, None))
    tree = read(state(), growing)
    assert not tree.xpath(".//td//mark")
    assert [words(each) for each in tree.xpath('.//p[@class="bq-pending"]')] == ["Not ready yet"] * 2
    assert tree.xpath(".//table")[0].get("aria-busy") == "true"
    assert tree.xpath(".//progress/@aria-label") == ["1 of 3 paragraphs"]


def test_a_column_that_failed_says_why_and_has_no_words():
    failed = replace(
        state(), phase=Phase.FAILED, error=BrokenModelError("no <model>", "pull it"), paragraphs=(None,) * 3
    )
    tree = read(state(), failed)
    head = tree.xpath(".//thead//th")[3]
    assert "Failed" in words(head)
    assert words(head.xpath('.//*[@class="bq-error"]')[0]) == "no <model> pull it"
    assert [words(each) for each in tree.xpath('.//p[@class="bq-missing"]')] == ["Not translated"] * 3
    assert tree.xpath(".//table")[0].get("aria-busy") == "false"


@pytest.mark.parametrize(
    ("tag", "facts"),
    [
        ("en", ["1.2 s", "1,234 tokens/s", "64.6", "3", "MIT"]),
        ("fr", ["1,2 s", "1\u202f234 tokens/s", "64,6", "3", "MIT"]),
        ("ar", ["1.2 ث", "1,234 رمز/ث", "64.6", "3", "MIT"]),
    ],
)
def test_what_a_column_took_stands_in_its_head(tag: str, facts: list[str]):
    head = read(state(agreement=64.59, findings=3), texts=Texts(tag)).xpath(".//thead//th")[2]
    assert [words(fact) for fact in head.xpath(".//dd")] == facts
    assert words(head.xpath('.//*[@class="bq-system"]')[0]) == "base · greedy"
    assert head.xpath('.//*[@class="bq-language"]/@lang') == ["en"]


def test_what_came_from_the_memory_has_no_speed():
    assert "from the memory" in words(read(state(tokens_per_second=None)).xpath(".//thead//th")[2])


def test_blind_nothing_tells_the_system():
    told = with_segment(
        state(agreement=64.0, findings=1, error=BrokenModelError("model base is gone")),
        findings=(Finding("numbers", "7 is not there"),),
        origin=Origin.MEMORY,
    )
    tree = read(told, state(), names=["A", "B"])
    text = html.tostring(tree, encoding="unicode")
    for trace in ("base", "greedy", "MIT", "ctranslate2", "1.2", "1,234", "64.0", "memory", "7 is not there"):
        assert trace not in text
    assert not tree.xpath(".//td//*[@role='img']")
    assert [words(each) for each in tree.xpath('.//thead//*[@class="bq-system"]')] == ["Source", "A", "B"]


@pytest.mark.parametrize("tag", PAGE_LANGUAGES)
def test_every_block_has_its_language_and_direction(tag: str):
    tree = read(state(), state(("כותרת", "השר הגיע.", "המנהל עזב.", "זה נגמר."), HE), texts=Texts(tag))
    assert (tree.get("lang"), tree.get("dir")) == (tag, Texts(tag).language.direction)
    blocks = [(p.get("lang"), p.get("dir")) for p in tree.xpath(".//tbody/tr[1]/td/p")]
    assert blocks == [("ar", "rtl"), ("en", "ltr"), ("he", "rtl")]
    assert {(each.get("lang"), each.get("dir")) for each in segments(tree, 1)} == {("he", "rtl")}


def test_ids_are_its_own():
    ids = [*read(state()).xpath("//@id"), *read(state(), prefix="second").xpath("//@id")]
    assert len(set(ids)) == len(ids)


@given(st.lists(st.text(max_size=30), min_size=4, max_size=4), st.text(max_size=30), st.text(max_size=30))
def test_no_word_of_anybody_is_markup(targets: list[str], reason: str, name: str):
    plain = read(with_segment(state(), findings=(Finding("check", "because"),)), names=None)
    hurt = with_segment(state(tuple(targets)), findings=(Finding("check", f"<script>{reason}</script>"),))
    hurt = replace(hurt, column=Column(System(f"{name}<img src=x onerror=alert(1)>"), EN))
    allowed = {each.tag for each in plain.iter()} | {"em", "mark"}
    assert {each.tag for each in read(hurt, state()).iter()} <= allowed


def test_a_hurtful_source_is_text():
    story = read_story("وصل <script>alert(1)</script> الوزير\x07 \u202eأمس اليوم.\n")
    tree = read(state(("One.",), story=story), story=story)
    assert not tree.xpath(".//script")
    assert "<script>alert(1)</script>" in words(tree.xpath('.//td[@class="bq-source"]')[0])
    assert "\x07" not in words(tree)
