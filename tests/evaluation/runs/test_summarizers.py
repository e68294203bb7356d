import pytest

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.runs.summarizers import Summarizer
from service.errors import InputError

STORY = (
    "الحكومة تعلن خطة جديدة\n"
    "القاهرة (برقية) - أعلنت الحكومة يوم الأحد خطة جديدة لبناء المدارس. وقال الوزير إن الخطة تبدأ غدا.\n"
    "ولم يذكر الوزير كلفة الخطة."
)
SET = Bitext((STORY, STORY), ("", ""), (0, 1))


def summaries(name: str) -> list[str]:
    found = Summarizer.named(name)
    assert found is not None
    found.check(SET, LanguagePair.parse("ar"))
    return found.translate(SET, LanguagePair.parse("ar"), lambda _done, _total: None)


def test_the_lead_is_the_first_sentences_without_headline_and_dateline():
    lede = "أعلنت الحكومة يوم الأحد خطة جديدة لبناء المدارس."
    assert summaries("lead-1") == [lede, lede]
    assert summaries("lead")[0] == f"{lede} وقال الوزير إن الخطة تبدأ غدا."


def test_the_products_own_summaries():
    (summary, _) = summaries("lexrank-1")
    assert summary == "أعلنت الحكومة خطة جديدة لبناء المدارس."  # without the day
    assert summaries("lexrank-points")[0].startswith(summary)
    assert summaries("textrank-1")[0] in STORY


@pytest.mark.parametrize("name", ["barqiya-base", "lead-0", "lead-x", "leading"])
def test_other_names_are_models(name: str):
    assert Summarizer.named(name) is None


def test_it_does_not_translate():
    found = Summarizer.named("lead")
    assert found is not None
    with pytest.raises(InputError, match="use --pairs ar"):
        found.check(SET, LanguagePair.parse("ar-en"))


def test_work_is_told():
    found = Summarizer.named("lead")
    assert found is not None
    told: list[tuple[int, int]] = []
    found.translate(SET, LanguagePair.parse("ar"), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
