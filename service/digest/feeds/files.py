"""Files, folders, patterns, addresses and standard input, each in whatever form it holds stories."""

import glob
import sys
from collections.abc import Iterator
from pathlib import Path

from service.digest.feeds.addresses import has_scheme, is_address
from service.digest.feeds.fault import Fault
from service.digest.feeds.fetching import Fetcher
from service.digest.feeds.forms import read_content
from service.digest.items import Item
from service.errors import InputError

STANDARD_INPUT = "-"
_NAME_STDIN = "standard input"
_GIVE = "name a file, a folder, a pattern such as 'inbox/*.txt', an http(s) address, or - for standard input"


def read_input(name: str) -> Iterator[Item | Fault]:
    """What one input alone holds; see Inputs."""
    return Inputs(Fetcher()).read(name)


class Inputs:
    """The inputs of one run: no file is read twice, and stories without an id have names of their own."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._read: set[Path] = set()
        self._names: set[str] = set()

    def read(self, name: str) -> Iterator[Item | Fault]:
        """All stories of an input, and what is wrong with others; raises InputError where it is not there.

        An address that does not answer is a fault: what else there is must not wait for it. A folder is read
        with the folders in it, in the order of their names; hidden files are passed over.
        """
        if name == STANDARD_INPUT:
            yield from read_content(_standard_input(), _NAME_STDIN, "stdin")
        elif is_address(name):
            yield from _fetched(name, self._fetcher)
        elif has_scheme(name):
            raise InputError(f"{name.partition(':')[0]} addresses are not read", _GIVE)
        else:
            for path, stem in _paths(name):
                yield from self._file(path, stem)

    def _file(self, path: Path, stem: str) -> Iterator[Item | Fault]:
        try:
            if (resolved := path.resolve()) in self._read:
                return
            content = path.read_bytes()
        except OSError as error:
            yield Fault(str(path), InputError("it cannot be read", error.strerror or str(error)))
            return
        own = stem if stem not in self._names else path.as_posix()
        self._read.add(resolved)
        self._names.add(own)
        yield from read_content(content, str(path), own)


def _fetched(address: str, fetcher: Fetcher) -> Iterator[Item | Fault]:
    shown = _without_password(address)
    try:
        content = fetcher.fetch(address)
    except InputError as error:
        yield Fault(shown, error)
        return
    yield from read_content(content, shown, shown)


def _without_password(address: str) -> str:
    """As it may be shown, and be an id: names and passwords before the host left out."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


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
