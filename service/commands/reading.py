"""A story from a file or standard input, with one sentence for each way in which there is none to be had."""

import sys
from pathlib import Path

from service.errors import InputError
from service.formats.reading import MOST_BYTES, read_document
from service.story import Story
from service.text.segments import read_story


def read_source(name: str) -> Story:
    """The story of a file in any format that can be read, or of standard input for `-`; raises InputError."""
    if name == "-":
        return read_story(read_document("standard input", _standard_input()))
    return read_story(read_document(name, _content(Path(name))), id=Path(name).stem)


def _standard_input() -> bytes:
    if sys.stdin is None:  # a caller closed it
        raise InputError("standard input is closed", "name a file, or send a story through a pipe")
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def _content(path: Path) -> bytes:
    """One byte more than can be used at most: enough to know that a file is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"there is no file {path}", "check the name, or use - for standard input") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a directory", "name a file in it") from None
    except PermissionError:
        raise InputError(f"{path} cannot be read", "check its permissions") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read", error.strerror or str(error)) from None
