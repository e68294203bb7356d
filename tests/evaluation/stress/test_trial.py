from pathlib import Path

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.registry import find_metrics
from evaluation.stress.trial import Stress, stories
from service.languages import language
from tests.evaluation.desks import scripted_desk

EN = language("en")
STORIES = [
    (("أكد المسؤول.", "عاد الوفد."), ("The official confirmed it.", "The delegation returned.")),
    (("سافر.",), ("He travelled.",)),
]
KNOWN = {
    "أكد المسؤول.": "The official confirmed it.",
    "عاد الوفد.": "The delegation returned.",
    "سافر.": "He travelled.",
}


def trials(folder: Path, *names: str):
    desk, _ = scripted_desk(lambda text, _: KNOWN.get(text, "It is خبر."), folder)
    titles: list[str] = []

    def progress(title: str):
        titles.append(title)
        return lambda _done, _total: None

    stress = Stress(STORIES, EN, find_metrics(["chrf", "residue"], EN))
    with desk.translator(desk.model_for(EN).profile) as translator:
        return stress.run(translator, names, progress), titles


def test_each_distortion_is_held_against_the_untouched_stories(tmp_path: Path):
    (untouched, hamza), titles = trials(tmp_path, "hamza")
    assert titles == ["none", "hamza"]
    assert (untouched.changed, hamza.changed) == (0, 1)
    assert untouched.measurements["chrf"].score == 100
    assert untouched.findings == {}
    assert untouched.measurements["chrf"].significance is None
    assert hamza.measurements["chrf"].score < 100
    assert hamza.measurements["residue"].score == 50
    assert hamza.findings["residue"] == 1
    told = hamza.measurements["chrf"].significance
    assert told is not None
    assert told.baseline == "none"


def test_lines_that_were_joined_are_still_one_story(tmp_path: Path):
    (_, joined), _ = trials(tmp_path, "one-line", "none")
    assert joined.changed == 1
    assert joined.measurements["chrf"].score == 100
    assert len(joined.measurements["chrf"].statistics) == 2


def test_a_sets_documents_are_stories():
    bitext = Bitext(("أ", "ب", "ج"), ("a", "b", "c"), (0, 0, 1))
    assert list(stories(bitext)) == [(("أ", "ب"), ("a", "b")), (("ج",), ("c",))]
