from dataclasses import replace
from pathlib import Path

from evaluation.reports.leaderboard import leaderboard_of
from evaluation.reports.report import Report
from evaluation.runs.models import BareEngine, Product
from evaluation.runs.system import OutputFile, System
from tests.evaluation.desks import scripted_desk
from tests.evaluation.reports.reporting import small_report


def filed(report: Report, dataset: str) -> Report:
    """The report of a set by another name."""
    return replace(report, sections=tuple(replace(each, dataset=dataset) for each in report.sections))


def product(name: str, folder: Path) -> Product:
    desk, _ = scripted_desk(lambda text, _: text, folder)
    return Product(name, desk)


def test_a_model_is_listed_under_its_name_in_the_catalogue_with_each_metric(tmp_path: Path):
    report = small_report("first", date="2026-11-26")
    made = leaderboard_of(report, [product("first", tmp_path)])
    assert made.date == "2026-11-26"
    assert [row.metric for row in made.rows] == ["BLEU", "chrF2", "TER", "numbers"]
    row = made.rows[0]
    assert (row.model, row.source, row.target, row.test_set, row.segments) == (
        "scripted",
        "ar",
        "en",
        "tiny",
        4,
    )
    assert row.low <= row.value <= row.high
    assert row.value == round(report.sections[0].systems[0].result.measurements["bleu"].score, 4)


def test_what_is_no_model_as_the_product_uses_it_is_not_listed(tmp_path: Path):
    engine = BareEngine("second", product("second", tmp_path).desk)
    systems: list[System] = [OutputFile("first", tmp_path / "first.en"), engine]
    assert leaderboard_of(small_report(), systems).rows == ()


def test_two_names_of_one_model_are_one_row_a_metric(tmp_path: Path):
    systems = [product(name, tmp_path) for name in ("first", "second")]
    assert len(leaderboard_of(small_report(), systems).rows) == 4


def test_a_set_is_called_as_in_the_catalogue_only_where_it_is_whole(tmp_path: Path):
    systems = [product("first", tmp_path)]
    report = filed(small_report("first"), "flores-dev")
    assert {row.test_set for row in leaderboard_of(report, systems).rows} == {"flores-dev"}
    assert {row.test_set for row in leaderboard_of(report, systems, 4).rows} == {"flores-dev[:4]"}
    (section,) = report.sections
    whole = replace(report, sections=(replace(section, segments=section.segments[:1] * 997),))
    assert {row.test_set for row in leaderboard_of(whole, systems).rows} == {"flores200-dev"}
