import gzip
import lzma
from pathlib import Path

import pytest

from service.errors import InputError
from training.readers.opening import numbered_lines

TEXT = "سطر أول\nsecond\u2028still second\n\nrôle"
LINES = [(1, "سطر أول"), (2, "second\u2028still second"), (3, ""), (4, "rôle")]


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    packed = {".gz": gzip.compress(content), ".xz": lzma.compress(content)}
    path.write_bytes(packed.get(path.suffix, content))
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.txt.xz"])
def test_lines_are_the_same_plain_and_compressed(tmp_path: Path, name: str) -> None:
    assert list(numbered_lines(written(tmp_path, name, TEXT.encode()))) == LINES


def test_a_byte_order_mark_and_carriage_returns_are_no_text(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert list(numbered_lines(path)) == LINES


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("latin.txt", "rôle".encode("latin-1"), "latin.txt is not in UTF-8: convert it"),
        (
            "half.xz",
            lzma.compress(TEXT.encode() * 99)[:-9],
            "half.xz is damaged or not complete: fetch it again",
        ),
        (
            "half.gz",
            gzip.compress(TEXT.encode() * 99, mtime=0)[:-9],
            "half.gz is damaged or not complete: fetch it again",
        ),
        ("none.xz", b"no archive", "none.xz is damaged or not complete: fetch it again"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(numbered_lines(tmp_path / name))
    assert str(caught.value) == says


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no file"):
        list(numbered_lines(tmp_path / "missing.tsv"))
