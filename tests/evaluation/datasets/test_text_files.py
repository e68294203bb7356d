from pathlib import Path

import pytest

from evaluation.datasets.text_files import read_lines
from service.errors import InputError


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("", []),
        ("أ", ["أ"]),
        ("أ\nب\n", ["أ", "ب"]),
        ("أ\r\nب\r\n", ["أ", "ب"]),
        ("أ\n\nب\n", ["أ", "", "ب"]),
        ("أ\n\n", ["أ", ""]),
        ("\ufeffأ\n", ["أ"]),
        ("one\u2028line\x85still\n", ["one\u2028line\x85still"]),
    ],
)
def test_only_a_line_feed_ends_a_line(tmp_path: Path, content: str, lines: list[str]):
    path = tmp_path / "set.ar"
    path.write_bytes(content.encode())
    assert read_lines(path) == lines


def test_what_cannot_be_read_gets_a_sentence(tmp_path: Path):
    with pytest.raises(InputError, match="there is no file"):
        read_lines(tmp_path / "absent")
    with pytest.raises(InputError, match="cannot be read"):
        read_lines(tmp_path)
    (tmp_path / "old").write_bytes("خبر".encode("cp1256"))
    with pytest.raises(InputError, match=r"is not UTF-8 \(byte 0\)"):
        read_lines(tmp_path / "old")
