import json
from pathlib import Path

import pytest

from evaluation.reports.folder import ReportFolder
from service.errors import InputError
from service.leaderboard import Leaderboard
from tests.evaluation.reports.reporting import small_report

NAMES = ["leaderboard.json", "report.html", "report.json", "report.md"]


def test_a_report_is_four_files(tmp_path: Path):
    paths = ReportFolder(tmp_path / "a" / "b").save(small_report("first"), Leaderboard(()))
    assert sorted(path.name for path in paths) == sorted(each.name for each in (tmp_path / "a/b").iterdir())
    assert sorted(path.name for path in paths) == NAMES
    assert json.loads((tmp_path / "a/b/report.json").read_text(encoding="utf-8"))["sets"][0]["set"] == "tiny"
    assert Leaderboard.read(tmp_path / "a/b/leaderboard.json") == Leaderboard(())


def test_the_same_results_make_the_same_files(tmp_path: Path):
    for name in ("a", "b"):
        ReportFolder(tmp_path / name).save(small_report(), Leaderboard(()))
    for name in NAMES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_where_one_file_cannot_be_written_the_old_report_stays_whole(tmp_path: Path):
    made = ReportFolder(tmp_path)
    made.save(small_report("first"), Leaderboard(()))
    before = {name: (tmp_path / name).read_bytes() for name in NAMES}
    (tmp_path / ".report.md.part").mkdir()  # in the way of what is written aside
    with pytest.raises(InputError, match="cannot be written"):
        made.save(small_report("second"), Leaderboard(()))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_folder_that_cannot_be_is_found_at_once(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        ReportFolder(tmp_path / "file" / "below")
