"""Files of a corpus, plain, .gz or .xz; what can go wrong with them is told in one sentence."""

import gzip
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, cast

from service.errors import InputError


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes, unpacked; raises InputError where it is missing or damaged, or its text not UTF-8."""
    try:
        with _open(path) as stream:
            yield stream
    except FileNotFoundError:
        raise InputError(f"there is no file {path}", "check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name} is not in UTF-8", "convert it") from None
    except (lzma.LZMAError, gzip.BadGzipFile, EOFError):
        raise InputError(f"{path.name} is damaged or not complete", "fetch it again") from None
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror or error}", "check the file") from None


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file, from 1, without their ends.

    Only a line feed ends a line: another line break within a side would shift a parallel file against its
    other half.
    """
    with opened(path) as stream, TextIOWrapper(stream, "utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            yield number, line.rstrip("\r\n")


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".xz":
        return lzma.open(path, "rb")
    if path.suffix == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")
