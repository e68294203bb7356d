"""Which set a name means, and where it is."""

from pathlib import Path

from evaluation.datasets.bitext import Dataset
from evaluation.datasets.line_files import LineFiles
from evaluation.datasets.wire import WireStories
from service.errors import InputError


def find_set(wanted: str, data: Path) -> Dataset:
    """«wire-dev», «ntrex» in `data`, or «ntrex=FOLDER»; raises InputError where there is none."""
    name, given, folder = wanted.partition("=")
    if not name:
        raise InputError(f"set {wanted} has no name", "for example --sets mine=FOLDER, which has mine.ar")
    if given:
        return LineFiles(name, _folder(name, Path(folder).expanduser()))
    if name == WireStories().name:
        return WireStories()
    nested = data / name
    return LineFiles(name, nested if nested.is_dir() else _folder(name, data))


def _folder(name: str, folder: Path) -> Path:
    if any(folder.glob(f"{name}.*")):
        return folder
    hint = f"name its folder with --sets {name}=FOLDER, or the folder of all sets with --data"
    raise InputError(f"set {name} is not in {folder}", hint)
