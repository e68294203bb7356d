import gzip
from pathlib import Path

import pytest

from service.errors import InputError
from training.pairs import Line, Wanted
from training.readers.moses import read_moses

WANTED = Wanted("ar", "en")


def test_two_files_are_read_line_by_line_even_if_one_is_packed(tmp_path: Path) -> None:
    (tmp_path / "corpus.ar").write_text("بيت\nباب\n", encoding="utf-8")
    (tmp_path / "corpus.en.gz").write_bytes(gzip.compress(b"house\ndoor\n"))
    lines = list(read_moses(tmp_path / "corpus", WANTED))
    assert lines == [Line("corpus:1", "بيت", "house"), Line("corpus:2", "باب", "door")]


@pytest.mark.parametrize(("left", "right"), [("بيت\nباب\n", "house\n"), ("بيت\n", "house\ndoor\n")])
def test_files_of_different_lengths_are_refused(tmp_path: Path, left: str, right: str) -> None:
    (tmp_path / "corpus.ar").write_text(left, encoding="utf-8")
    (tmp_path / "corpus.en").write_text(right, encoding="utf-8")
    with pytest.raises(InputError, match=r"corpus\.ar and corpus\.en differ in length"):
        list(read_moses(tmp_path / "corpus", WANTED))


def test_a_missing_side_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus.ar").write_text("بيت\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"there is no corpus\.en in"):
        list(read_moses(tmp_path / "corpus", WANTED))
