import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checks.residue import ResidueCheck
from service.drafting import Drafter
from service.engines.engine import Decoding
from service.errors import EngineError
from service.languages import language
from service.story import Kind, Origin, Role
from service.text.segments import read_story
from service.translation import Translator
from tests.scripted_engine import ScriptedEngine

AR, EN, JA = language("ar"), language("en"), language("ja")


def translator(answer=lambda text, _: f"<{text}>", checks=()):
    engine = ScriptedEngine(answer)
    return Translator(Drafter(engine, "r1", Decoding(), checks), AR), engine


def test_a_story_keeps_its_paragraphs_in_order():
    story = read_story("عنوان الخبر اليوم\n\nالقاهرة (برقية) - قال الوزير. وأضاف المدير.\nانتهى.")
    translation = translator()[0].translate(story, EN)
    assert [p.paragraph.kind for p in translation.paragraphs] == [Kind.HEADLINE, Kind.BODY, Kind.BODY]
    assert translation.paragraphs[1].target == "Cairo (Barqiya) - <قال الوزير.> <وأضاف المدير.>"
    assert [s.segment.role for s in translation.paragraphs[1].segments] == [
        Role.DATELINE,
        Role.SENTENCE,
        Role.SENTENCE,
    ]
    assert (translation.language, translation.model, translation.engine) == ("en", "scripted", "scripted")


def test_a_dateline_needs_no_model_where_its_names_are_known():
    desk, engine = translator()
    dateline = desk.translate(read_story("موسكو (رويترز) - قال."), EN).paragraphs[0].segments[0]
    assert (dateline.target, dateline.origin) == ("Moscow (Reuters) -", Origin.RULE)
    assert engine.seen == ["قال."]


def test_an_unknown_place_is_asked_of_the_model():
    desk, engine = translator(lambda text, _: "Qrtb." if text == "قرطبان" else text)
    story = read_story("قرطبان 7-2-2024 (برقية) - قال.")
    dateline = desk.translate(story, EN).paragraphs[0].segments[0]
    assert dateline.target == "Qrtb, February 7, 2024 (Barqiya) -"
    assert [finding.check for finding in dateline.findings] == ["dateline"]
    assert engine.seen == ["قرطبان", "قال."]


def test_a_place_that_the_model_makes_nothing_of_is_left_in_arabic():
    desk, _ = translator(lambda text, _: "" if text == "قرطبان" else "said")
    dateline = desk.translate(read_story("قرطبان (برقية) - قال."), EN).paragraphs[0].segments[0]
    assert dateline.target == "قرطبان (Barqiya) -"
    assert [finding.check for finding in dateline.findings] == ["coverage"]
    assert "«قرطبان» is left in Arabic" in dateline.findings[0].reason


def test_an_engine_that_fails_at_a_place_is_told_of():
    def answer(text, _):
        if text == "قرطبان":
            raise EngineError("engine scripted failed on cpu")
        return "said"

    story = read_story("قال.\nقرطبان (برقية) - قال.")
    dateline = translator(answer)[0].translate(story, EN).paragraphs[1].segments[0]
    assert [finding.check for finding in dateline.findings] == ["engine"]


def test_what_is_doubtful_in_the_name_of_a_place_is_told_with_the_guess():
    desk, _ = translator(lambda text, _: "قرطبان" if text == "قرطبان" else "said", [ResidueCheck()])
    dateline = desk.translate(read_story("قرطبان (برقية) - قال."), EN).paragraphs[0].segments[0]
    assert [finding.check for finding in dateline.findings] == ["dateline", "residue"]


def test_a_line_without_arabic_stands_as_it_is():
    desk, engine = translator()
    translation = desk.translate(read_story("قال الوزير.\n* * *\n٢٠٢٤؟\nREUTERS/M. Salem"), EN)
    targets = [p.target for p in translation.paragraphs]
    assert targets == ["<قال الوزير.>", "* * *", "2024?", "REUTERS/M. Salem"]
    assert engine.seen == ["قال الوزير."]


def test_a_list_keeps_its_markers():
    desk, engine = translator()
    translation = desk.translate(read_story("قال الوزير:\n- بند أول\n٢. بند ثان\nأ- بند ثالث"), EN)
    assert [p.target for p in translation.paragraphs][1:] == ["- <بند أول>", "2. <بند ثان>", "a- <بند ثالث>"]
    assert engine.seen[1:] == ["بند أول", "بند ثان", "بند ثالث"]
    assert translation.findings == ()


def test_a_marker_that_is_left_in_arabic_is_a_finding():
    translation = translator()[0].translate(read_story("قال الوزير:\nت- بند ثالث"), EN)
    assert translation.paragraphs[1].target == "ت- <بند ثالث>"
    assert [(finding.check, "«ت-»" in finding.reason) for finding in translation.findings] == [
        ("residue", True)
    ]


@pytest.mark.parametrize(
    ("line", "tag", "doubted"),
    [
        ("Hello world this is English only and must be translated.", "en", True),
        ("Hello world this is English only and must be translated.", "ja", True),
        ("“as he told us” (sic)", "fr", True),
        ("中文一行", "en", True),
        ("中文一行", "zh-Hans", False),
        ("Новости дня", "en", True),
        ("Новости дня", "ru", False),
        ("REUTERS/M. Salem", "en", False),
        ("REUTERS/M. Salem", "ja", False),
        ("Photo by Reuters", "en", False),
        ("Bank of America and Co", "en", False),
        ("https://www.example.com/news/of/the/day", "en", False),
        ("desk@example.com", "en", False),
        ("* * *", "en", False),
        ("٢٠٢٤", "en", False),
        ("5 km - 3 kg", "en", False),
    ],
)
def test_running_text_that_is_not_arabic_is_told_of(line: str, tag: str, doubted: bool):
    translation = translator()[0].translate(read_story(f"قال الوزير.\n{line}"), language(tag))
    assert [finding.check for finding in translation.findings] == ["coverage"] * doubted


def test_stories_share_batches_and_come_back_apart():
    desk, engine = translator()
    stories = [read_story("قال الوزير."), read_story("انتهى.\nقال الوزير.")]
    first, second = desk.translate_all(stories, EN)
    assert [p.target for p in first.paragraphs] == ["<قال الوزير.>"]
    assert [p.target for p in second.paragraphs] == ["<انتهى.>", "<قال الوزير.>"]
    assert engine.seen == ["قال الوزير.", "انتهى."]


def test_the_engine_sees_plain_letters_and_the_reader_the_source():
    desk, engine = translator()
    story = read_story("قـــال الوزير\u200f.")
    assert desk.translate(story, EN).paragraphs[0].segments[0].segment.end == len(story.text)
    assert engine.seen == ["قال الوزير."]


def test_no_space_between_japanese_sentences():
    desk, _ = translator(lambda *_: "はい。")
    assert desk.translate(read_story("قال. وأضاف المدير اليوم."), JA).paragraphs[0].target == "はい。はい。"


@given(st.text(alphabet="ابتثجحخ .؟!\n«»“”\"'()-٣4،؛:…\u200f\u0640", max_size=200))
def test_nothing_is_lost(text: str):
    story = read_story(text)
    translation = translator(lambda text, _: text and "")[0].translate(story, EN)
    assert len(translation.paragraphs) == len(story.paragraphs)
    covered = "".join(story.source(s.segment) for p in translation.paragraphs for s in p.segments)
    assert "".join(covered.split()) == "".join("".join(story.source(p) for p in story.paragraphs).split())
    for paragraph in translation.paragraphs:
        for segment in paragraph.segments:
            assert segment.target or segment.findings


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "2,500.5 %"),
        ("de", "2.500,5 %"),
        ("es", "2.500,5 %"),
        ("fr", "2\N{NARROW NO-BREAK SPACE}500,5 %"),
    ],
)
def test_a_line_of_figures_stands_as_the_target_language_writes_them(tag: str, expected: str):
    translation = translator()[0].translate(read_story("قال الوزير.\n٢٬٥٠٠٫٥ ٪"), language(tag))
    assert translation.paragraphs[1].target == expected


@given(st.lists(st.integers(1, 3), min_size=5, max_size=5))
def test_pieces_of_a_story_are_what_the_whole_is(sizes: list[int]):
    story = read_story(
        "عنوان الخبر اليوم\n\nالقاهرة (برقية) - قال الوزير. وأضاف المدير.\n"
        "دمشق - وصل الوفد.\n1- انتهى الاجتماع.\n***\nبدأت الجلسة."
    )
    piece, start = translator()[0].piecewise(story, EN), 0
    made = []
    for size in sizes:
        made += piece(range(start, min(start + size, len(story.paragraphs))))
        start = min(start + size, len(story.paragraphs))
    assert made == list(translator()[0].translate(story, EN).paragraphs)[:start]


def test_a_piece_asks_for_its_own_sentences_alone():
    desk, engine = translator()
    piece = desk.piecewise(read_story("قال الوزير.\nوأضاف المدير.\nانتهى الاجتماع."), EN)
    told: list[tuple[int, int]] = []
    piece(range(1, 2), lambda done, total: told.append((done, total)))
    assert engine.seen == ["وأضاف المدير."]
    assert told[-1] == (1, 1)
