import pytest

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.editorial import METRICS
from service.errors import InputError
from service.languages import language

EN = language("en")
SOURCES = (
    "قتل 14 شخصا في القاهرة يوم الاثنين.",
    'وقال الوزير "إن الحكومة لن تقبل بأي اتفاق جديد مع الشركة".',
    "وصل الوفد إلى مدينة بيروت مساء أمس بعد رحلة طويلة.",
)
REFERENCES = (
    "Fourteen people were killed in Cairo on Monday.",
    'The minister said "that the government will accept no new agreement with the company".',
    "The delegation arrived in Beirut yesterday evening after a long journey.",
)
SET = Bitext(SOURCES, REFERENCES, (0, 0, 1))


def score(name: str, *hypotheses: str) -> float:
    return METRICS[name](EN).measure(hypotheses, SET).score


@pytest.mark.parametrize("name", METRICS)
def test_a_faultless_translation_has_100_and_a_row_a_segment(name: str):
    measured = METRICS[name](EN).measure(REFERENCES, SET)
    assert measured.score == 100
    assert len(measured.statistics) == 3
    assert "version:" in measured.signature


@pytest.mark.parametrize(
    ("name", "place", "fault", "left"),
    [
        ("numbers", 0, "Seventeen people were killed in Cairo on Monday.", 0),
        ("names", 0, "Fourteen people were killed in Tunis on Monday.", 50),
        ("quotations", 1, "The minister said that the government will accept no new agreement.", 0),
        ("repetition", 2, "The delegation arrived in Beirut " + "yesterday evening " * 9, 200 / 3),
        ("residue", 2, "The delegation arrived in بيروت yesterday evening after a long journey.", 200 / 3),
        ("script", 2, "The delegation arrived in Бейрут yesterday evening after a long journey.", 200 / 3),
        ("length", 2, "Arrived.", 200 / 3),
    ],
)
def test_a_fault_costs_its_share(name: str, place: int, fault: str, left: float):
    hypotheses = [*REFERENCES]
    hypotheses[place] = fault
    assert score(name, *hypotheses) == pytest.approx(left)


def test_what_is_left_out_costs_coverage_and_more_words_elsewhere_do_not_make_up_for_it():
    letters = [sum(map(str.isalnum, text)) for text in REFERENCES]
    dropped = score("coverage", REFERENCES[0] * 3, "", REFERENCES[2])
    assert dropped == pytest.approx(100 * (letters[0] + letters[2]) / sum(letters))


def test_a_summary_has_metrics_of_its_own():
    with pytest.raises(InputError, match="metric numbers compares translations"):
        METRICS["numbers"](language("ar"))
