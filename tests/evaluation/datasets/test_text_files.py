import gzip
import lzma
from pathlib import Path

import pytest

from evaluation.datasets.bitext import Provenance
from evaluation.datasets.text_files import TextFile
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
    assert TextFile.read(path).lines == lines


def test_what_cannot_be_read_gets_a_sentence(tmp_path: Path):
    with pytest.raises(InputError, match="there is no file"):
        TextFile.read(tmp_path / "absent")
    with pytest.raises(InputError, match="cannot be read"):
        TextFile.read(tmp_path)
    (tmp_path / "old").write_bytes("خبر".encode("cp1256"))
    with pytest.raises(InputError, match=r"is not UTF-8 \(byte 0\)"):
        TextFile.read(tmp_path / "old")


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress)])
def test_a_packed_file(tmp_path: Path, suffix: str, pack):
    path = tmp_path / f"set.ar{suffix}"
    path.write_bytes(pack("أ\n".encode()))
    assert TextFile.read(path).lines == ["أ"]
    path.write_bytes(path.read_bytes()[:12])
    with pytest.raises(InputError, match="cannot be unpacked"):
        TextFile.read(path)


def test_a_file_is_known_by_its_bytes(tmp_path: Path):
    (tmp_path / "set.ar").write_bytes(b"abc")
    assert TextFile.read(tmp_path / "set.ar").provenance == Provenance(
        "set.ar", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
