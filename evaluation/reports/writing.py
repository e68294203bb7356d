"""Files that a user asked for: where one cannot be written, that is said in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import InputError


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises InputError where a file or folder cannot be made."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{path} cannot be written", error.strerror or str(error)) from error
