"""The files of an edition in a directory: all of them, or none."""

import os
from collections.abc import Mapping
from pathlib import Path

from service.errors import InputError

_ELSE = "name a directory of your own with --out"


def opened(directory: Path) -> Path:
    """The directory, made where it is absent; raises InputError where nothing can be written to it."""
    if directory.exists() and not directory.is_dir():
        raise InputError(f"{directory} is not a directory", _ELSE)
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"directory {directory} cannot be made: {error.strerror}", _ELSE) from None
    if not os.access(directory, os.W_OK | os.X_OK):
        raise InputError(f"nothing can be written to {directory}", _ELSE)
    return directory


def publish(directory: Path, files: Mapping[str, bytes]) -> None:
    """Writes all under other names and then renames them: a reader meets whole files only. Raises OSError.

    Raises InputError before it writes anything where a name is taken by what is no file.
    """
    wholes = {(directory / name).resolve(): content for name, content in files.items()}  # a link stays one
    for whole in wholes:
        if whole.exists() and not whole.is_file():
            raise InputError(f"{whole} is not a file", "move it away, or name another directory")
    parts = {whole: whole.with_name(f".{whole.name}.{os.getpid()}.part") for whole in wholes}
    try:
        for whole, content in wholes.items():
            _write(parts[whole], content)
        for whole, part in parts.items():
            part.replace(whole)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Onto the disk: after a power cut no name may stand on an empty file."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
