"""The files of a batch: the output and the rejects grow as parts, and get their names when they are whole."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from service.batch.ledger import Mark
from service.errors import InputError


@dataclass(frozen=True, slots=True)
class Paths:
    """All files that lie beside an output."""

    rows: Path

    @property
    def rejects(self) -> Path:
        """`day.rejects.jsonl` beside `day.jsonl`; only where a row was rejected."""
        return self.rows.with_name(f"{self.rows.stem}.rejects.jsonl")

    @property
    def ledger(self) -> Path:
        """Stays when the batch is done: the same command then sees that there is nothing to do."""
        return self.rows.with_name(f"{self.rows.name}.ledger")

    @property
    def lock(self) -> Path:
        return self.rows.with_name(f"{self.rows.name}.lock")


def part(path: Path) -> Path:
    """What a file is called until it is whole."""
    return path.with_name(f"{path.name}.part")


class Output:
    """Both parts, open, without what was written behind a mark."""

    def __init__(self, paths: Paths, mark: Mark) -> None:
        """Raises InputError where there is less in the parts than the mark says."""
        self._files: list[BinaryIO] = []
        try:
            for path, size in ((paths.rows, mark.row_bytes), (paths.rejects, mark.reject_bytes)):
                self._files.append(_opened(part(path), size, paths.ledger))
        except BaseException:
            self.close()
            raise

    def append(self, rows: bytes, rejects: bytes) -> None:
        """On the disk when this returns."""
        for file, content in zip(self._files, (rows, rejects), strict=True):
            if content:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())

    def close(self) -> None:
        for file in self._files:
            file.close()


def publish(paths: Paths, mark: Mark) -> None:
    """Gives both files their names, the output last: where it is, all is there. Called again, it goes on.

    Raises InputError where the files are not what the mark says.
    """
    if mark.rejects and part(paths.rejects).exists():
        part(paths.rejects).replace(paths.rejects)
    if not mark.rejects:
        part(paths.rejects).unlink(missing_ok=True)
    if part(paths.rows).exists():
        part(paths.rows).replace(paths.rows)
    _check_whole(paths, mark)
    _sync_directory(paths.rows.parent)


def _check_whole(paths: Paths, mark: Mark) -> None:
    """Of a batch that was finished long ago somebody may have taken something away."""
    for path, size in ((paths.rows, mark.row_bytes), (paths.rejects, mark.reject_bytes)):
        if size and not path.exists():
            raise InputError(f"the batch is done, and {path} is gone", _anew(paths))
        if size and path.stat().st_size != size:
            raise InputError(f"the batch is done, and {path} was changed since", _anew(paths))


def _anew(paths: Paths) -> str:
    return f"delete {paths.ledger.name} to begin anew, and move what is left away"


def _opened(path: Path, size: int, ledger: Path) -> BinaryIO:
    path.touch()
    file = path.open("r+b")
    if file.seek(0, os.SEEK_END) < size:
        file.close()
        raise InputError(
            f"{path} has lost rows that the ledger counts", f"delete {ledger.name} to begin anew"
        )
    file.truncate(size)
    file.seek(size)
    return file


def _sync_directory(directory: Path) -> None:
    """A name is on the disk only when its directory is."""
    if os.name != "posix":  # where directories cannot be opened
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
