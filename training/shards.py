"""Token files: written once by `prepare`, memory-mapped by `train`. Imports numpy alone.

A shard is a compressed `.npz` of at most `SHARD_BYTES`, made for travelling. Where it is used, it is
unpacked once into `.npy` files, which are mapped and shared between processes.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

SHARD_EXAMPLES = 100_000  # of about 60 pieces and as many links: 15 MB compressed at most
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Example:
    """Piece ids, end symbols included, and (source, target) links between their positions."""

    corpus: int
    source: Sequence[int]
    target: Sequence[int]
    links: Sequence[tuple[int, int]]


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


class _Columns:
    """Ragged columns of one shard: flat values and where each example begins."""

    def __init__(self) -> None:
        self._flat: dict[str, list[int]] = {"source": [], "target": [], "links": []}
        self._starts: dict[str, list[int]] = {name: [0] for name in self._flat}
        self._corpus: list[int] = []

    def add(self, example: Example) -> None:
        self._flat["source"].extend(example.source)
        self._flat["target"].extend(example.target)
        self._flat["links"].extend(position for link in example.links for position in link)
        for name, starts in self._starts.items():
            starts.append(len(self._flat[name]))
        self._corpus.append(example.corpus)

    def __len__(self) -> int:
        return len(self._corpus)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        kinds = {"source": np.uint16, "target": np.uint16, "links": np.uint8}
        arrays: dict[str, npt.NDArray[Any]] = {
            n: np.asarray(v, dtype=kinds[n]) for n, v in self._flat.items()
        }
        arrays |= {f"{n}_starts": np.asarray(v, dtype=np.uint32) for n, v in self._starts.items()}
        return arrays | {"corpus": np.asarray(self._corpus, dtype=np.uint16)}


def write_shards(folder: Path, examples: Iterable[Example], manifest: dict[str, Any]) -> None:
    """Writes shards and `manifest.json`, the manifest last: a folder without one is not whole."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob("shard-*.npz"), folder / "manifest.json"]:
        old.unlink(missing_ok=True)
    columns, names = _Columns(), []
    for example in examples:
        columns.add(example)
        if len(columns) == SHARD_EXAMPLES:
            names.append(_write(folder, len(names), columns))
            columns = _Columns()
    if len(columns):
        names.append(_write(folder, len(names), columns))
    write_json(folder / "manifest.json", manifest | {"format": FORMAT, "shards": names})


def _write(folder: Path, number: int, columns: _Columns) -> str:
    path = folder / f"shard-{number:02d}.npz"
    with path.with_suffix(".part").open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **columns.arrays())
    path.with_suffix(".part").replace(path)
    return path.name


def write_json(path: Path, value: Any) -> None:
    """Writes aside, then renames."""
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(value, ensure_ascii=False, indent=1, default=asdict), encoding="utf-8")
    os.replace(part, path)


class Shards:
    """Read access to a prepared folder; `mapped` is where the unpacked files go.

    Raises FileNotFoundError for a folder without a manifest and ValueError for one of another format.
    """

    def __init__(self, folder: Path, mapped: Path) -> None:
        self.manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if self.manifest["format"] != FORMAT:
            raise ValueError(f"{folder} was prepared in format {self.manifest['format']}, this is {FORMAT}")
        self.corpora = [Corpus(**c) for c in self.manifest["corpora"]]
        self._columns = [_unpacked(folder / name, mapped) for name in self.manifest["shards"]]
        sizes = [len(c["corpus"]) for c in self._columns]
        self._first = np.cumsum([0, *sizes])
        self.corpus_of = np.concatenate([c["corpus"] for c in self._columns])

    def __len__(self) -> int:
        return int(self._first[-1])

    def source(self, index: int) -> npt.NDArray[np.uint16]:
        """The source's piece ids."""
        return self._cell("source", index)

    def target(self, index: int) -> npt.NDArray[np.uint16]:
        """The target's piece ids."""
        return self._cell("target", index)

    def links(self, index: int) -> npt.NDArray[np.uint8]:
        """Shape (links, 2): source position, target position."""
        return self._cell("links", index).reshape(-1, 2)

    def lengths(self, side: str) -> npt.NDArray[np.int64]:
        """The number of pieces of every example on a side."""
        return np.concatenate([np.diff(c[f"{side}_starts"].astype(np.int64)) for c in self._columns])

    def _cell(self, name: str, index: int) -> npt.NDArray[Any]:
        shard = int(np.searchsorted(self._first, index, side="right")) - 1
        columns, row = self._columns[shard], index - int(self._first[shard])
        starts = columns[f"{name}_starts"]
        cell: npt.NDArray[Any] = columns[name][int(starts[row]) : int(starts[row + 1])]
        return cell


def _unpacked(path: Path, mapped: Path) -> dict[str, npt.NDArray[Any]]:
    """The arrays of a shard, mapped; unpacked again where the shard is newer."""
    folder = mapped / path.stem
    stamp = f"{path.stat().st_size} {path.stat().st_mtime_ns}"
    marker = folder / "whole"
    if not marker.is_file() or marker.read_text() != stamp:
        folder.mkdir(parents=True, exist_ok=True)
        marker.unlink(missing_ok=True)
        with np.load(path, allow_pickle=False) as arrays:
            for name in arrays.files:
                np.save(folder / f"{name}.npy", arrays[name])
        marker.write_text(stamp)
    return {p.stem: np.load(p, mmap_mode="r") for p in folder.glob("*.npy")}
