from pathlib import Path

import pytest

from service.errors import InputError
from training.readers.registry import READERS, reader_for


@pytest.mark.parametrize(
    ("file", "name", "reader"),
    [
        ("a.tmx", "a.tmx", "tmx"),
        ("a.TMX", "a.TMX", "tmx"),
        ("a.tsv.xz", "a.tsv.xz", "tsv"),
        ("b.jsonl", "b.jsonl", "wire"),
        ("c.ar", "c", "moses"),
    ],
)
def test_the_ending_tells_the_reader(tmp_path: Path, file: str, name: str, reader: str) -> None:
    (tmp_path / file).touch()
    assert reader_for(tmp_path / name) is READERS[reader]


def test_what_is_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    with pytest.raises(InputError, match=r"a\.docx is of no known kind"):
        reader_for(tmp_path / "a.docx")
    with pytest.raises(InputError, match="there is no file"):
        reader_for(tmp_path / "missing.tmx")
