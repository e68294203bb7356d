import pytest

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.summaries import METRICS, fragments
from service.errors import InputError
from service.languages import language

STORY = "أعلن الوزير يوم الأحد بناء 12 مدرسة جديدة في المدينة وقال إن العمل يبدأ غدا"


def score(name: str, summary: str) -> float:
    return METRICS[name](language("ar")).measure([summary], Bitext((STORY,), ("",), (0,))).score


@pytest.mark.parametrize(
    ("name", "summary", "expected"),
    [
        ("summary-coverage", "اعلن الوزير بناء مدرسة", 100),
        ("summary-coverage", "اعلن الرئيس بناء جسر", 50),
        ("support", "وزيرها يعلن بناء المدارس", 50),  # «وزيرها», «بناء»
        ("support", STORY, 100),
        ("number-support", "بناء اثنتي عشرة مدرسة", 100),
        ("number-support", "بناء 15 مدرسة", 0),
        ("number-support", "بناء مدارس", 100),
        ("novelty", STORY, 0),
        ("novelty", "الوزير أعلن يوم الأحد", 200 / 3),
        ("compression", "بناء مدرسة جديدة", 100 * 3 / 15),
        ("support", "", 100),
    ],
)
def test_what_a_summary_makes_of_its_story(name: str, summary: str, expected: float):
    assert score(name, summary) == pytest.approx(expected)


def test_fragments_are_the_longest_from_the_left():
    assert list(fragments([*"abxcabc"], [*"abyabc"])) == [2, 1, 3]
    assert list(fragments([], ["a"])) == list(fragments(["b"], ["a"])) == []


@pytest.mark.parametrize("name", METRICS)
def test_a_translation_has_metrics_of_its_own(name: str):
    with pytest.raises(InputError, match=f"metric {name} .* --pairs ar"):
        METRICS[name](language("en"))
