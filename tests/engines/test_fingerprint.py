"""SHA-256 of files, with a memo that never says of a changed file what was true before."""

import hashlib
import os
from pathlib import Path

import pytest

from service.engines import fingerprint
from service.engines.fingerprint import Fingerprints, combined


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "model.bin"
    path.write_bytes(b"weights")
    return path


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    return tmp_path / "memo" / "fingerprints.json"


def test_it_is_sha256(weights: Path, memo: Path) -> None:
    assert Fingerprints(memo).of([weights]) == {"model.bin": hashlib.sha256(b"weights").hexdigest()}


def test_an_untouched_file_is_not_read_again(
    weights: Path, memo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Fingerprints(memo).of([weights])
    monkeypatch.setattr(fingerprint, "sha256", lambda path: pytest.fail("read again"))
    assert Fingerprints(memo).of([weights]) == first


def test_a_change_is_seen_though_size_and_time_are_as_before(weights: Path, memo: Path) -> None:
    before, status = Fingerprints(memo).of([weights]), weights.stat()
    weights.write_bytes(b"damaged")
    os.utime(weights, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert weights.stat().st_size == status.st_size
    assert Fingerprints(memo).of([weights]) != before


@pytest.mark.parametrize("text", ["", "no json", "[]", "3"])
def test_a_damaged_memo_costs_time_only(weights: Path, memo: Path, text: str) -> None:
    expected = Fingerprints(memo).of([weights])
    memo.write_text(text)
    assert Fingerprints(memo).of([weights]) == expected


def test_a_memo_that_cannot_be_written_costs_time_only(weights: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert Fingerprints(blocked / "memo.json").of([weights])


def test_a_missing_file_is_an_error(tmp_path: Path, memo: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Fingerprints(memo).of([tmp_path / "absent"])


def test_names_contents_and_all_else_tell_things_apart() -> None:
    one = combined({"a": "1", "b": "2"}, "int8")
    assert one == combined({"b": "2", "a": "1"}, "int8")
    others = (
        combined({"a": "2", "b": "1"}, "int8"),
        combined({"a": "1"}, "b 2", "int8"),
        combined({"a": "1", "b": "2"}, "float16"),
    )
    assert len({one, *others}) == 4
