"""`python -m evaluation doubt`, from its arithmetic to what it prints."""

import json
from pathlib import Path
from statistics import fmean

import pytest
from sacrebleu import sentence_chrf

from evaluation.__main__ import main
from evaluation.datasets.bitext import Bitext
from evaluation.doubt import (
    THRESHOLDS,
    JudgedParagraph,
    ThresholdFigures,
    least_score,
    paired_stories,
    rank_correlation,
    recommended,
    roc_auc,
)
from evaluation.reports.doubt import DoubtReport
from service.story import Kind, Origin, Paragraph, ParagraphTranslation, Role, Segment, SegmentTranslation
from tests.evaluation.desks import scripted_desk


def judged(*rows: tuple[float, float]) -> list[JudgedParagraph]:
    return [JudgedParagraph(score, chrf) for score, chrf in rows]


def advised(paragraphs: list[JudgedParagraph]) -> float | None:
    return recommended([ThresholdFigures.measure(paragraphs, threshold) for threshold in THRESHOLDS])


SEPARATE = judged((-0.35, 80.0), (-0.55, 40.0), (-1.05, 39.9), (-1.55, 10.0))
ALL_GOOD = judged((-0.35, 80.0), (-1.95, 40.0))
ALL_BAD = judged((-0.35, 20.0), (-0.75, 10.0))


def test_perfect_separation():
    assert roc_auc(SEPARATE) == 1.0
    assert rank_correlation(SEPARATE) == pytest.approx(1.0)
    assert advised(SEPARATE) == -1.0  # -1.1 would miss one of two


def test_a_score_that_says_the_opposite():
    paragraphs = judged((-0.35, 10.0), (-0.55, 20.0), (-1.05, 70.0))
    assert roc_auc(paragraphs) == 0.0
    assert rank_correlation(paragraphs) == pytest.approx(-1.0)
    assert advised(paragraphs) == -0.3


def test_no_threshold_where_the_model_is_sure_of_what_is_bad():
    assert advised(judged((-0.25, 10.0), (-1.05, 10.0))) is None


def test_figures_of_one_threshold():
    paragraphs = judged((-0.4, 80.0), (-0.6, 20.0), (-0.8, 50.0), (-0.9, 30.0), (-1.2, 10.0))
    figures = ThresholdFigures.measure(paragraphs, -0.7)
    assert figures.flagged == pytest.approx(3 / 5)
    assert figures.chrf_flagged == pytest.approx(30.0)
    assert figures.chrf_unflagged == pytest.approx(50.0)
    assert figures.recall == pytest.approx(2 / 3)
    assert figures.precision == pytest.approx(2 / 3)


def test_what_scores_the_threshold_itself_is_trusted():
    assert ThresholdFigures.measure(judged((-0.7, 10.0)), -0.7).flagged == 0.0


@pytest.mark.parametrize(("bad", "threshold"), [(10, -1.5), (11, -1.5), (9, -0.3), (20, -1.5)])
def test_one_bad_paragraph_in_ten_may_be_missed(bad: int, threshold: float):
    missed = bad // 10 or 1
    assert advised(judged(*[(-0.35, 10.0)] * missed, *[(-1.55, 10.0)] * (bad - missed))) == threshold


def test_without_bad_paragraphs_there_is_nothing_to_recommend():
    assert roc_auc(ALL_GOOD) is None
    assert advised(ALL_GOOD) is None
    assert ThresholdFigures.measure(ALL_GOOD, -1.0) == ThresholdFigures(-1.0, 0.5, 40.0, 80.0, None, 0.0)


def test_with_bad_paragraphs_alone_nothing_is_told_apart():
    assert roc_auc(ALL_BAD) is None
    assert advised(ALL_BAD) == -0.3
    assert ThresholdFigures.measure(ALL_BAD, -1.0) == ThresholdFigures(-1.0, 0.0, None, 15.0, 0.0, None)


@pytest.mark.parametrize("rows", [[(-0.5, 50.0)], [(-0.5, 50.0), (-0.5, 60.0)], [(-0.5, 50.0), (-0.6, 50.0)]])
def test_no_correlation_where_nothing_varies(rows: list[tuple[float, float]]):
    assert rank_correlation(judged(*rows)) is None


@pytest.mark.parametrize(
    ("segments", "least"),
    [
        ([("Cairo -", None), ("a", -0.5), ("b", -0.9)], -0.9),
        ([("", -3.0), ("a", -0.5)], -0.5),  # nothing was made, which is another check's finding
        ([("* * *", None)], None),
        ([], None),
    ],
)
def test_the_least_certain_segment_speaks_for_its_paragraph(segments, least: float | None):
    segment = Segment(0, Role.SENTENCE, 0, 1)
    parts = tuple(SegmentTranslation(segment, target, score, Origin.MODEL) for target, score in segments)
    assert least_score(ParagraphTranslation(Paragraph(Kind.BODY, 0, 1), "", parts)) == least


def test_a_story_whose_segments_are_not_a_paragraph_each_is_left_out():
    bitext = Bitext(("قال.", "عاد.", "نام.\nقام.", " ", "مشى."), ("a", "b", "c", "d", "e"), (0, 0, 1, 1, 2))
    pairs = [(story.text, references) for story, references in paired_stories(bitext)]
    assert pairs == [("قال.\nعاد.", ("a", "b")), ("مشى.", ("e",))]


@pytest.mark.parametrize(
    ("paragraphs", "advice"),
    [(SEPARATE, "recommended: doubt_below = -1.0"), (ALL_GOOD, "nothing to recommend")],
)
def test_the_notes_say_what_follows(paragraphs: list[JudgedParagraph], advice: str):
    report = DoubtReport("scripted", "en", paragraphs, 1, "nrefs:1")
    assert advice in " ".join(report.notes())
    assert len(report.table().rows) == len(THRESHOLDS)


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    desk, _ = scripted_desk(
        lambda text, _: {"قال.": "He spoke.", "نام.": "He slept."}.get(text, "It rained."), tmp_path
    )
    monkeypatch.setattr("evaluation.commands.doubt.open_desk", lambda _settings: desk)
    rows = [
        {
            "headline": {"ar": "قال.", "en": "He spoke."},
            "paragraphs": [{"ar": "عاد.", "en": "He came back."}],
        },
        {"headline": {"ar": "نام.", "en": "He slept."}, "paragraphs": [{"ar": "***", "en": "***"}]},
    ]
    path = tmp_path / "desk.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(("words", "paragraphs", "left_out"), [([], 3, 1), (["--stories", "1"], 2, 0)])
def test_stories_are_measured_as_the_product_translates_them(
    stories: Path, capsys: pytest.CaptureFixture[str], words, paragraphs: int, left_out: int
):
    command = ["doubt", "--model", "scripted", "--data", str(stories), "--format", "json"]
    assert main([*command, *words]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["paragraphs"], value["left_out"], value["bad"]) == (paragraphs, left_out, 1)
    assert (value["roc_auc"], value["rank_correlation"]) == (0.5, None)  # every segment scores -0.5
    assert value["recommended"] == -0.4
    figures = [100.0] * (paragraphs - 1) + [sentence_chrf("It rained.", ["He came back."]).score]
    assert value["thresholds"][0]["chrf_flagged"] == round(fmean(figures), 3)


def test_the_table_comes_with_its_notes(stories: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["doubt", "--model", "scripted", "--data", str(stories)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "threshold",
        "flagged",
        "chrF",
        "flagged",
        "chrF",
        "unflagged",
        "recall",
        "precision",
    ]
    assert lines[-1].startswith("chrf: nrefs:1")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--stories", "0"], "--stories has to be 1 or more"),
        (["--to", "xx"], "language 'xx' is not known"),
        (["--to", "fr"], "set desk has no French"),
        (["--data", "absent.jsonl"], "there is no file absent.jsonl"),
    ],
)
def test_a_mistake_gets_one_sentence(
    stories: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
):
    assert main(["doubt", "--model", "scripted", "--data", str(stories), *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1


def test_stories_without_a_sentence_cannot_be_measured(stories: Path, capsys: pytest.CaptureFixture[str]):
    row = {"headline": {"ar": "***", "en": "***"}, "paragraphs": []}
    stories.write_text(json.dumps(row), encoding="utf-8")
    assert main(["doubt", "--model", "scripted", "--data", str(stories)]) == 2
    assert "no paragraph has both a score and a reference" in capsys.readouterr().err
