"""Support: golden cases, laws that hold for any text, and the stories that people check against."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.story import Finding, Role, Segment, Story
from service.summaries.support import Evidence, supported
from service.text.segments import read_story, segment

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "golden/support.toml").read_text(encoding="utf-8"))
SHARED = Path(__file__).parents[2].parent / "shared"
FOUNDING = SHARED / "stories/000_c3d54210204b3df6.txt"
WIRE = SHARED / "corpora/wire/dev.jsonl"


def sentences(story: Story) -> list[Segment]:
    return [each for each in segment(story) if each.role is Role.SENTENCE]


def evidence(story: Story) -> Evidence:
    return Evidence([story.source(each) for each in sentences(story)], story.text)


@pytest.fixture(scope="module")
def golden() -> dict[str, Evidence]:
    return {name: evidence(read_story(text.strip())) for name, text in GOLDEN["stories"].items()}


@pytest.mark.parametrize("case", [pytest.param(each, id=each["text"]) for each in GOLDEN["case"]])
def test_golden(case, golden: dict[str, Evidence]):
    found = golden[case["story"]].support(case["text"])
    expected = case.get("findings", [])
    assert [finding.check for finding in found.findings] == [check for check, _ in expected]
    for finding, (_, part) in zip(found.findings, expected, strict=True):
        assert part in finding.reason
        assert not finding.reason.endswith(".")
    if "support" in case:
        assert list(found.sentences) == case["support"]


@pytest.mark.parametrize("name", GOLDEN["stories"])
def test_a_story_supports_its_own_sentences(name: str, golden: dict[str, Evidence]):
    story = read_story(GOLDEN["stories"][name].strip())
    for at, each in enumerate(sentences(story)):
        found = golden[name].support(story.source(each))
        assert (found.sentences, found.findings, found.score) == ((at,), (), 1.0)


def test_the_score_falls_with_each_thing_that_is_made_up(golden: dict[str, Evidence]):
    told = [
        "أجلت فرق الإنقاذ 340 أسرة إلى مدارس في تطوان.",
        "أجلت فرق الإنقاذ 430 أسرة إلى مدارس في تطوان.",
        "أجلت فرق الإنقاذ 430 أسرة إلى مدارس في مراكش.",
    ]
    scores = [golden["flood"].support(each).score for each in told]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_a_dateline_supports_what_it_says():
    story = read_story("القاهرة 7-2-2024 (برقية) - افتتح الوزير المعرض الدولي للكتاب أمام الزوار.")
    found = supported("افتتح الوزير معرض الكتاب في القاهرة عام 2024.", "ar", story, sentences(story))
    assert found == ((0,), ())


def test_a_number_that_may_be_two_is_told_as_either():
    """«ألف و30» may be 1,030, or a thousand dead and thirty wounded."""
    story = Evidence(["قتل ألف و30 أصيبوا في الزلزال."])
    assert story.support("أصيب 30 في الزلزال.").findings == ()
    assert story.support("قتل 1000 في الزلزال.").findings == ()
    assert [each.check for each in story.support("قتل 300 في الزلزال.").findings] == ["unsupported-number"]
    both = Evidence(["قتل 1000 في الزلزال.", "وأصيب 30."])
    assert both.support("قتل ألف و30 أصيبوا في الزلزال.").findings == ()
    assert [each.check for each in both.support("قتل ألف و50 أصيبوا في الزلزال.").findings] == [
        "unsupported-number"
    ]


def test_equal_sentences_do_not_collide():
    twice = "أغلقت السلطات ميناء المدينة بعد العاصفة."
    found = Evidence([twice, "وقال المدير إن الموج كان عاليا.", twice]).support(twice)
    assert found.sentences == (0,)


def test_a_translation_stands_on_what_its_arabic_stands_on():
    story = read_story(GOLDEN["stories"]["flood"].strip())
    arabic = "أجلت فرق الإنقاذ 340 أسرة إلى مدارس في تطوان."
    right = supported(
        "Rescuers moved 340 families to schools in Tetouan.", "en", story, sentences(story), arabic=arabic
    )
    wrong = supported(
        "Rescuers moved 430 families to schools in Tetouan.", "en", story, sentences(story), arabic=arabic
    )
    assert right == ((2,), ())
    assert wrong == ((2,), (Finding("numbers", "the source says 340, where the target says 430"),))


def test_of_another_language_without_its_arabic_numbers_alone_are_read():
    story = read_story(GOLDEN["stories"]["flood"].strip())
    right = supported("Rescuers moved 340 families.", "en", story, sentences(story))
    wrong = supported("Rescuers moved 430 families.", "en", story, sentences(story))
    assert right == ((), ())
    assert wrong == (
        (),
        (Finding("unsupported-number", "the summary says «430»; the story has no such number"),),
    )


@pytest.mark.parametrize("text", ["", " \n", "...", "«»", "12", "لم", "\u200f\u0640"])
def test_what_says_little_is_no_trouble(text: str, golden: dict[str, Evidence]):
    found = golden["flood"].support(text)
    assert 0 < found.score <= 1
    assert all(finding.reason for finding in found.findings)


def test_a_story_without_sentences_supports_nothing():
    assert [each.check for each in Evidence([]).support("قتل ستة أشخاص.").findings][-1] == "unsupported"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="ابتلم نو.،:«»\"'135٣ـَ\n", max_size=60), max_size=4), st.text(max_size=60))
def test_any_text(sources: list[str], text: str):
    found = Evidence(sources).support(text)
    assert list(found.sentences) == sorted(set(found.sentences))
    assert all(0 <= at < len(sources) for at in found.sentences)
    assert 0 < found.score <= 1
    assert found == Evidence(sources).support(text)


@pytest.mark.skipif(not FOUNDING.is_file(), reason="the founding story is not here")
@pytest.mark.parametrize(
    ("text", "support", "checks"),
    [
        ("أعلن الكرملين أن بوتين وكيم جونغ أون تبادلا بندقية.", (0,), []),
        ("أعلنت باريس أن بوتين وكيم جونغ أون تبادلا بندقية.", (0,), ["unsupported-name"]),
        ("لم يقبل بوتين الدعوة.", None, ["unsupported-negation"]),
        ("تستمر زيارة الزعيم الكوري الشمالي لروسيا ثلاثة أيام أخرى.", None, ["unsupported-number"]),
        ("زار سيرغي شويغو بيونغ يانغ في حزيران/يونيو الماضي.", None, ["unsupported-date"]),
        ("ندد رئيس الحزب الحاكم في كوريا الجنوبية بـ«صفقة الشيطان».", None, ["unsupported-quotation"]),
    ],
)
def test_founding_story(text: str, support: tuple[int, ...] | None, checks: list[str]):
    found = evidence(read_story(FOUNDING.read_text(encoding="utf-8"))).support(text)
    assert [finding.check for finding in found.findings] == checks
    if support is not None:
        assert found.sentences == support


@pytest.mark.skipif(not WIRE.is_file(), reason="the wire corpus is not here")
def test_summaries_that_people_would_print_are_let_pass():
    rows = [json.loads(line) for line in WIRE.read_text(encoding="utf-8").splitlines()[:40]]
    flagged = 0
    for row in rows:
        text = "\n".join([row["headline"]["ar"], *(each["ar"] for each in row["paragraphs"])])
        flagged += bool(evidence(read_story(text)).support(row["summary"]["ar"]).findings)
    assert flagged <= len(rows) // 10
