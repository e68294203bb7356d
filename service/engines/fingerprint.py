"""SHA-256 of files, remembered for as long as a file is untouched: hashing gigabytes takes seconds."""

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class Fingerprints:
    """The memo is a file beside what it describes; where it cannot be read or written, all is hashed anew."""

    def __init__(self, memo: Path) -> None:
        self._memo = memo

    def of(self, paths: Iterable[Path]) -> dict[str, str]:
        """SHA-256 in hexadecimal, by the name of the file. Raises OSError where a file is missing."""
        known = self._remembered()
        stamps = {path: _stamp(path) for path in paths}
        fresh: dict[str, list[int | str]] = {
            str(path): [*stamp, sha256(path)]
            for path, stamp in stamps.items()
            if known.get(str(path), [])[:-1] != stamp
        }
        if fresh:
            self._remember(known | fresh)
        return {path.name: str((known | fresh)[str(path)][-1]) for path in stamps}

    def _remembered(self) -> dict[str, list[int | str]]:
        try:
            document = json.loads(self._memo.read_text(encoding="utf-8"))
            return {path: row for path, row in document.items() if isinstance(row, list)}
        except (OSError, ValueError, AttributeError):
            return {}

    def _remember(self, known: dict[str, list[int | str]]) -> None:
        current = {path: row for path, row in known.items() if Path(path).exists()}
        aside = self._memo.with_name(f"{self._memo.name}.{os.getpid()}")
        with suppress(OSError):
            self._memo.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps(current), encoding="utf-8")
            aside.replace(self._memo)


def combined(fingerprints: dict[str, str], *others: str) -> str:
    """One SHA-256 over names, contents and whatever else tells two things apart."""
    return hashlib.sha256(json.dumps([sorted(fingerprints.items()), others]).encode()).hexdigest()


def _stamp(path: Path) -> list[int]:
    """Changes with every write: no program can set the time of a file's last change of status."""
    status = path.resolve().stat()
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]


def sha256(path: Path) -> str:
    """In hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
