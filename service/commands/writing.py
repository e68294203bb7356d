"""Files that a command writes: whole, or not at all."""

import os
from pathlib import Path

from service.errors import InputError


def writable(name: str) -> Path:
    """The path that a file is to be written to; raises InputError where that cannot be, before any work."""
    path = Path(name)
    if path.exists() and not path.is_file():  # a directory, or a device that must not be renamed over
        raise InputError(f"{path} is not a file", "name a file for the output")
    if not path.parent.is_dir():
        raise InputError(f"there is no directory {path.parent}", "make it first, or name another")
    if not os.access(path.parent, os.W_OK):
        raise InputError(f"nothing can be written to {path.parent}", "name a file in another directory")
    return path


def write_file(path: Path, content: bytes) -> None:
    """Writes beside the file and renames: a reader meets the old one or the new one. Raises OSError."""
    whole = path.resolve()  # a link stays one
    part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(whole)
    finally:
        part.unlink(missing_ok=True)
