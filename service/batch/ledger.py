"""The ledger: how far a batch has come, so that it goes on from there after whatever ended it.

A file of JSON lines that only grows: what the batch is, then a mark behind each window. Windows are finished
in the order of the input, so that the last mark says it all, and a table of all rows, such as a database
would keep, is not needed. A mark is written when the rows before it are on the disk; what the output has
beyond the last mark is cut off.
"""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from service.batch.windows import Place
from service.errors import InputError

VERSION = 1  # of the ledger and of the rows that a batch writes

_BEGINNING = b'{"barqiya_batch"'  # of a file that is one

Job = Mapping[str, Any]
"""All that the bytes of the output depend on; JSON values."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is done: the place in the input, how many rows and rejects, and the bytes of both files."""

    offset: int = 0
    line: int = 0
    rows: int = 0
    rejects: int = 0
    row_bytes: int = 0
    reject_bytes: int = 0
    finished: bool = False

    @property
    def place(self) -> Place:
        """Where the next window begins."""
        return Place(self.offset, self.line)


class Ledger:
    """Open; `mark` is the last one. One process at a time may have it open."""

    def __init__(self, path: Path, job: Job) -> None:
        """Goes on with the file that is there, or begins it.

        Raises InputError where it is of another job of which something is done, or no ledger.
        """
        self._file = path.open("a+b")
        try:
            self.begun, self.mark = self._read(path, job) or self._begin(job)
        except BaseException:
            self._file.close()
            raise

    def append(self, mark: Mark) -> None:
        """On the disk when this returns."""
        self._write(asdict(mark))
        self.mark = mark

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def _begin(self, job: Job) -> tuple[float, Mark]:
        begun = time.time()
        self._file.truncate(0)
        self._write({"barqiya_batch": VERSION, "begun": begun, "job": job})
        return begun, Mark()

    def _write(self, value: Mapping[str, Any]) -> None:
        self._file.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _read(self, path: Path, job: Job) -> tuple[float, Mark] | None:
        """None where nothing is done yet, whatever it was to be: an option that failed may be mended."""
        self._file.seek(0)
        first = self._file.readline()
        if not first.endswith(b"\n"):
            if first and not first.startswith(_BEGINNING[: len(first)]):
                raise _foreign(path)
            return None
        begun, theirs = _header(path, first)
        end, mark = self._file.tell(), Mark()
        for line in self._file:
            read = _mark(line)
            if read is None:  # torn by a power cut: what it spoke of is done again
                break
            end, mark = end + len(line), read
        if mark == Mark():
            return None
        _check_same(path, job, theirs)
        self._file.truncate(end)
        return begun, mark


def _mark(line: bytes) -> Mark | None:
    try:
        return Mark(**json.loads(line)) if line.endswith(b"\n") else None
    except (ValueError, TypeError):
        return None


def _header(path: Path, first: bytes) -> tuple[float, Job]:
    """When the batch began, and what it is."""
    try:
        value = json.loads(first)
        return float(value["begun"]), {"version of Barqiya": value["barqiya_batch"]} | value["job"]
    except (ValueError, TypeError, KeyError):
        raise _foreign(path) from None


def _check_same(path: Path, job: Job, theirs: Job) -> None:
    mine = json.loads(json.dumps({"version of Barqiya": VERSION} | dict(job)))
    for name in mine | dict(theirs):
        if mine.get(name) != theirs.get(name):
            raise InputError(
                f"the output was begun with another {name}, says {path}",
                f"give what it was begun with, choose another output, or delete {path.name} to begin anew",
            )


def _foreign(path: Path) -> InputError:
    return InputError(f"{path} is not the ledger of a batch", "move it away, or choose another output")
