"""The files of an edition in a directory: each is whole, and all are of one edition."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from service.errors import InputError

_ELSE = "name a directory of your own with --out"
_LOCK = ".digest.lock"
_PATIENCE = 30  # seconds; another process needs milliseconds


def check_directory(directory: Path) -> None:
    """Raises InputError where nothing could be written to it, nor a directory made there; makes none."""
    nearest = next(each for each in (directory, *directory.absolute().parents) if each.exists())
    if not nearest.is_dir():
        raise InputError(f"{nearest} is not a directory", _ELSE)
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise InputError(f"nothing can be written to {nearest}", _ELSE)


def publish(directory: Path, files: Mapping[str, bytes]) -> None:
    """Writes all under other names and then renames them: a reader meets whole files only. Raises OSError.

    The directory is made where it is absent. Raises InputError, and writes nothing, where what has one of the
    names is no file, or where another process does not end its own. What fails before the first renaming
    leaves the old files; a signal between two renamings leaves some of each edition, until the next one.
    """
    wholes = {(directory / name).resolve(): content for name, content in files.items()}  # a link stays one
    for whole in wholes:
        if whole.exists() and not whole.is_file():
            raise InputError(f"{whole} is not a file", "move it away, or name another directory")
    directory.mkdir(parents=True, exist_ok=True)
    parts = {whole: whole.with_name(f".{whole.name}.{os.getpid()}.part") for whole in wholes}
    with _locked(directory):
        try:
            for whole, content in wholes.items():
                _write(parts[whole], content)
            for whole, part in parts.items():
                part.replace(whole)
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Two editions are written one after the other. The lock falls with its process; its file stays."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(directory / _LOCK, timeout=_PATIENCE):
            yield
    except Timeout:
        raise InputError(f"another process is writing to {directory}", "wait for it, or end it") from None


def _write(path: Path, content: bytes) -> None:
    """Onto the disk: after a power cut no name may stand on an empty file."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
