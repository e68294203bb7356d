"""Files, folders, patterns and standard input, each in whatever form it holds stories."""

import glob
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from service.digest.feeds.csv_rows import delimiter_of, read_csv
from service.digest.feeds.fault import Fault
from service.digest.feeds.json_rows import read_json_lines, read_json_list
from service.digest.items import Item
from service.errors import InputError
from service.formats.reading import read_document
from service.formats.reading.decoding import decode

STANDARD_INPUT = "-"
_NAME_STDIN = "standard input"
_GIVE = "name a file, a folder or a pattern such as 'inbox/*.txt', or - for standard input"


def read_input(name: str) -> Iterator[Item | Fault]:
    """All stories of an input, and what is wrong with others; raises InputError where it is not there.

    A folder is read with the folders in it, in the order of their names; hidden files are passed over.
    """
    if name == STANDARD_INPUT:
        yield from _read(_standard_input(), _NAME_STDIN, "stdin")
        return
    for path, stem in _paths(name):
        try:
            content = path.read_bytes()
        except OSError as error:
            yield Fault(str(path), InputError("it cannot be read", error.strerror or str(error)))
            continue
        yield from _read(content, str(path), stem)


def _paths(name: str) -> Iterator[tuple[Path, str]]:
    """Files, each with the name of a story that has no id: its path in its folder, without suffix."""
    path = Path(name)
    if path.is_dir():
        inner = (each.relative_to(path) for each in path.rglob("*") if each.is_file())
        shown = sorted(each for each in inner if not any(part.startswith(".") for part in each.parts))
        yield from ((path / each, each.with_suffix("").as_posix()) for each in shown)
    elif path.exists():
        yield path, path.stem
    elif found := sorted(glob.glob(name, recursive=True)):  # noqa: PTH207  Path.glob takes no absolute pattern
        yield from ((Path(each), Path(each).stem) for each in found if Path(each).is_file())
    else:
        raise InputError(f"there is no file {name}", _GIVE)


def _standard_input() -> bytes:
    if sys.stdin is None:  # a caller closed it
        raise InputError("standard input is closed", _GIVE)
    return sys.stdin.buffer.read()


def _read(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    try:
        yield from _reader(content, name)(content, name, stem)
    except InputError as error:
        yield Fault(name, error)


Reader = Callable[[bytes, str, str], Iterator[Item | Fault]]


def _reader(content: bytes, name: str) -> Reader:
    """By the file's suffix, and standard input by how it begins."""
    if name != _NAME_STDIN:
        return _READERS.get(Path(name).suffix.lower(), _document)
    start = content.lstrip()[:1]
    if start == b"{":
        return read_json_lines
    if start == b"[":
        return _json
    first = content.split(b"\n", 1)[0].decode("utf-8", errors="replace")
    return _csv if delimiter_of(first) else _document


def _csv(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    return read_csv(decode(content, "it"), name, stem)


def _json(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    """A list is one of stories; any other JSON text is one document, such as a ninjs item."""
    text = decode(content, "it")
    if text.lstrip().startswith("["):
        return read_json_list(text, name, stem)
    return _document(content, name, stem)


def _document(content: bytes, name: str, stem: str) -> Iterator[Item | Fault]:
    """One story, its headline in its first line."""
    title, _, rest = read_document(name, content).strip().partition("\n")
    yield Item(stem, title.strip(), rest.strip() or title.strip(), 0)


_READERS: dict[str, Reader] = {
    ".csv": _csv,
    ".json": _json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".tsv": _csv,
}
