"""Token files: written once by `prepare`, memory-mapped by `train`. Imports numpy alone.

A shard is a compressed `.npz`, made for travelling. Where it is used, it is unpacked once into `.npy` files,
which are mapped and shared between processes.
"""

import json
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from training.errors import TrainingError

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Corpus:
    """A named group of examples that share a tag, with its sampling weight."""

    name: str
    tag: str
    weight: float
    examples: int
    target_tokens: int
    licence: str
    credit: str


class Ragged(NamedTuple):
    """Rows of different lengths: their values one behind the other, and each row's length."""

    values: npt.NDArray[Any]
    lengths: npt.NDArray[np.int64]

    def each(self) -> list[list[int]]:
        """The rows as lists."""
        return [row.tolist() for row in np.split(self.values, np.cumsum(self.lengths)[:-1])]


class Shards:
    """Read access to a prepared folder; `mapped` is where the unpacked files go.

    Raises TrainingError for a folder that is not prepared, of another format, or damaged.
    """

    def __init__(self, folder: Path, mapped: Path) -> None:
        self.manifest = read_manifest(folder)
        self.corpora = [Corpus(**row) for row in self.manifest["corpora"]]
        self._columns = [_unpacked(folder / name, mapped) for name in self.manifest["shards"]]
        if not self._columns:
            raise TrainingError(f"{folder} holds no examples: prepare it again with more data")
        sizes = [len(columns["corpus"]) for columns in self._columns]
        self._shard_of = np.repeat(np.arange(len(sizes)), sizes)
        self._row_of = np.concatenate([np.arange(size) for size in sizes])
        self.corpus_of = np.concatenate([columns["corpus"] for columns in self._columns])

    def __len__(self) -> int:
        return len(self.corpus_of)

    def lengths(self, side: str) -> npt.NDArray[np.int64]:
        """The number of pieces of every example on a side."""
        return np.concatenate(
            [np.diff(columns[f"{side}_starts"].astype(np.int64)) for columns in self._columns]
        )

    def rows(self, name: str, indices: npt.NDArray[np.int64]) -> Ragged:
        """`source`, `target` or `links` of examples, in the order of `indices`.

        Links are flat: source position, target position, source position, and so on.
        """
        shards, rows = self._shard_of[indices], self._row_of[indices]
        lengths, starts = np.zeros(len(indices), np.int64), np.zeros(len(indices), np.int64)
        for shard in np.unique(shards):
            here = shards == shard
            bounds = self._columns[shard][f"{name}_starts"].astype(np.int64)
            starts[here] = bounds[rows[here]]
            lengths[here] = bounds[rows[here] + 1] - starts[here]
        places = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
        of_value = np.repeat(shards, lengths)
        values = np.zeros(len(places), self._columns[0][name].dtype)
        for shard in np.unique(shards):
            values[of_value == shard] = self._columns[shard][name][places[of_value == shard]]
        return Ragged(values, lengths)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a prepared folder."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise TrainingError(
            f"{folder} is not prepared: run `python -m training prepare --out {folder}`"
        ) from None
    if manifest.get("format") != FORMAT:
        raise TrainingError(f"{folder} was prepared in another format: prepare it again")
    return manifest


def _unpacked(path: Path, mapped: Path) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a shard, mapped.

    They are unpacked aside and renamed into a folder that is named for the shard's size and time: of two
    processes that unpack at once, one finds the other's folder in place and uses that.
    """
    try:
        stamp = path.stat()
    except OSError:
        raise TrainingError(f"there is no shard {path}: copy it again") from None
    folder = mapped / f"{path.stem}-{stamp.st_size}-{stamp.st_mtime_ns}"
    if not folder.is_dir():
        mapped.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=mapped))
        try:
            _unpack(path, aside)
            aside.rename(folder)
            for old in set(mapped.glob(f"{path.stem}-*")) - {folder}:
                shutil.rmtree(old, ignore_errors=True)
        except OSError:
            if not folder.is_dir():
                raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return {file.stem: np.load(file, mmap_mode="r") for file in folder.glob("*.npy")}


def _unpack(path: Path, folder: Path) -> None:
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            for name in arrays.files:
                np.save(folder / f"{name}.npy", arrays[name])
    except (zipfile.BadZipFile, ValueError, EOFError):
        raise TrainingError(f"{path.name} is damaged: copy it again") from None
