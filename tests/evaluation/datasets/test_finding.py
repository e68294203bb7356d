from pathlib import Path

import pytest

from evaluation.datasets.finding import find_set
from evaluation.datasets.line_files import LineFiles
from evaluation.datasets.wire import WireStories
from service.errors import InputError


def test_the_wire_set_ships_with_the_project(tmp_path: Path):
    assert find_set("wire-dev", tmp_path) == WireStories()


def test_a_set_lies_in_a_folder_of_its_name_or_beside_others(tmp_path: Path):
    (tmp_path / "one").mkdir()
    for name in ("one/one.ar", "two.ar"):
        (tmp_path / name).touch()
    assert find_set("one", tmp_path) == LineFiles("one", tmp_path / "one")
    assert find_set("two", tmp_path) == LineFiles("two", tmp_path)


def test_a_set_given_by_its_folder(tmp_path: Path):
    (tmp_path / "mine.ar").touch()
    assert find_set(f"mine={tmp_path}", Path("elsewhere")) == LineFiles("mine", tmp_path)


@pytest.mark.parametrize("wanted", ["absent", "absent={}", "={}"])
def test_a_set_that_is_not_here_gets_a_sentence_that_helps(tmp_path: Path, wanted: str):
    (tmp_path / "other.ar").touch()
    (tmp_path / ".ar").touch()
    with pytest.raises(InputError, match="--sets"):
        find_set(wanted.format(tmp_path), tmp_path)
