"""The files of an edition: whole, and of one edition."""

import os
from pathlib import Path

import pytest
from filelock import FileLock

from service.digest import publishing
from service.digest.publishing import check_directory, publish
from service.errors import InputError

FILES = {"digest.en.html": b"page", "digest.en.md": b"text"}


def names(directory: Path) -> list[str]:
    return sorted(each.name for each in directory.iterdir() if each.name != ".digest.lock")


def test_the_directory_is_made(tmp_path: Path):
    directory = tmp_path / "a" / "b"
    check_directory(directory)
    assert not (tmp_path / "a").exists()
    publish(directory, FILES)
    assert {name: (directory / name).read_bytes() for name in names(directory)} == FILES
    check_directory(directory)
    publish(directory, {"digest.en.md": b"new"})
    assert (directory / "digest.en.md").read_bytes() == b"new"
    assert names(directory) == sorted(FILES)


def test_a_directory_in_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for name in ("out", ".", "a/b"):
        check_directory(Path(name))


def test_a_file_is_no_directory(tmp_path: Path):
    (tmp_path / "file").touch()
    for directory in (tmp_path / "file", tmp_path / "file" / "in" / "it"):
        with pytest.raises(InputError, match="file is not a directory"):
            check_directory(directory)


def test_a_directory_that_nobody_may_write_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda path, _mode: path != tmp_path)
    for directory in (tmp_path, tmp_path / "in"):
        with pytest.raises(InputError, match="nothing can be written"):
            check_directory(directory)


def test_what_is_no_file_is_not_replaced_and_nothing_is_written(tmp_path: Path):
    (tmp_path / "digest.en.md").mkdir()
    with pytest.raises(InputError, match=r"digest\.en\.md is not a file"):
        publish(tmp_path, FILES)
    assert names(tmp_path) == ["digest.en.md"]


def test_a_disk_that_fails_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    publish(tmp_path, FILES)
    calls = iter([None, OSError(28, "No space left on device")])

    def fsync(_file: int) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, dict.fromkeys(FILES, b"half"))
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == FILES


def test_a_link_stays_one(tmp_path: Path):
    (tmp_path / "archive").mkdir()
    (tmp_path / "digest.en.md").symlink_to(tmp_path / "archive" / "today.md")
    publish(tmp_path, FILES)
    assert (tmp_path / "digest.en.md").is_symlink()
    assert (tmp_path / "archive" / "today.md").read_bytes() == b"text"


def test_two_editions_are_not_written_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(publishing, "_PATIENCE", 0)
    publish(tmp_path, FILES)
    with (
        FileLock(tmp_path / ".digest.lock"),
        pytest.raises(InputError, match="another process is writing to"),
    ):
        publish(tmp_path, dict.fromkeys(FILES, b"other"))
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == FILES


def test_what_interrupts_it_leaves_no_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fsync(_file: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, FILES)
    assert names(tmp_path) == []
