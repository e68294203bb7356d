"""Which set a name means, where it is, and in which layout."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from evaluation.datasets.bitext import Dataset
from evaluation.datasets.flores import Flores
from evaluation.datasets.line_files import LineFiles
from evaluation.datasets.ntrex import Ntrex
from evaluation.datasets.sacrebleu_sets import SacrebleuSet, sacrebleu_folder
from evaluation.datasets.tables import Table
from evaluation.datasets.tmx import TranslationMemoryFile
from evaluation.datasets.wire import WireStories
from evaluation.datasets.xlsum import XlSum
from service.errors import InputError

_LAYOUTS: tuple[Callable[[str, Path], Dataset | None], ...] = (
    LineFiles.found,
    Ntrex.found,
    Flores.found,
    SacrebleuSet.found,
    Table.found,
    TranslationMemoryFile.found,
    XlSum.found,
    WireStories.found,
)
_SUFFIXES = tuple(f"{kind}{packed}" for kind in (".tsv", ".tmx", ".jsonl") for packed in ("", ".gz", ".xz"))
_FLORES = ("flores200_dataset", "flores200_dataset.tar.gz")
_PUBLISHED: Mapping[str, tuple[str, ...]] = {  # what a published set unpacks to, or is fetched as
    "flores200-dev": _FLORES,
    "flores200-devtest": _FLORES,
    "ntrex-128": ("NTREX", "NTREX-main", "NTREX-128"),
}


def find_set(wanted: str, data: Path) -> Dataset:
    """«wire-dev», «ntrex» in `data`, or «ntrex=PLACE», a folder or a file; raises InputError."""
    name, given, place = wanted.partition("=")
    if not name:
        raise InputError(f"set {wanted} has no name", "for example --sets mine=FOLDER, which has mine.ar")
    if given:
        return _given(name, Path(place).expanduser())
    if name == WireStories().name:
        return WireStories()
    found = next(_found(name, data), None) or _fetched(name)
    if found is None:
        hint = f"name its folder or file with --sets {name}=PLACE, or the folder of all sets with --data"
        raise InputError(f"set {name} is not in {data}", hint)
    return found


def _given(name: str, place: Path) -> Dataset:
    if not place.exists():
        raise InputError(f"set {name} is not at {place}", f"name its folder or file with --sets {name}=PLACE")
    found = next((found for layout in _LAYOUTS if (found := layout(name, place))), None)
    if found is None:
        hint = (
            f"--sets {name}=PLACE takes files {name}.<lang>, .tsv, .tmx and .jsonl, FLORES-200 and NTREX-128"
        )
        raise InputError(f"{place} has no layout of a set that is known", hint)
    return found


def _found(name: str, data: Path) -> Iterator[Dataset]:
    """The sets of that name, the one in a folder of its own first."""
    beside = (f"{name}{suffix}" for suffix in _SUFFIXES)
    for place in (data / each for each in (name, *beside, *_PUBLISHED.get(name, ()))):
        yield from (found for layout in _LAYOUTS if place.exists() and (found := layout(name, place)))
    if lines := LineFiles.found(name, data):
        yield lines


def _fetched(name: str) -> Dataset | None:
    """A set of sacreBLEU's; raises InputError where it has not been fetched, None where it is none."""
    folder = sacrebleu_folder(name)
    if folder is None:
        return None
    if (found := SacrebleuSet.found(name, folder)) is None:
        hint = f"where there is a network, fetch it with `sacrebleu -t {name} -l ar-en --echo src`"
        raise InputError(f"set {name} is not on this machine", hint)
    return found
