"""Writes token files of a size that travels; see training/shards.py for their reader."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.shards import FORMAT

SHARD_BYTES = 16 << 20
_UNPACKED_BYTES = 28 << 20  # what a shard holds before it is compressed; text packs to about half of it


@dataclass(frozen=True, slots=True)
class Example:
    """Piece ids, end symbols included, and (source, target) links between their positions, 255 at most."""

    corpus: int
    source: Sequence[int]
    target: Sequence[int]
    links: Sequence[tuple[int, int]]


def write_shards(
    folder: Path, examples: Iterable[Example], manifest: dict[str, Any], shard_bytes: int = SHARD_BYTES
) -> None:
    """Writes shards and `manifest.json`, the manifest last: a folder without one is not whole.

    `manifest` has a key `vocabulary_size`, which decides how wide an id is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in (folder / "manifest.json", *folder.glob("shard-*.npz")):
        old.unlink(missing_ok=True)
    names: list[str] = []
    part: list[Example] = []
    wide = manifest["vocabulary_size"] > 1 << 16
    size = 0
    for example in examples:
        part.append(example)
        size += _bytes(example, wide)
        if size >= min(_UNPACKED_BYTES, 2 * shard_bytes):
            _write(folder, part, wide, shard_bytes, names)
            part, size = [], 0
    if part:
        _write(folder, part, wide, shard_bytes, names)
    write_json(folder / "manifest.json", manifest | {"format": FORMAT, "shards": names})


def write_json(path: Path, value: object) -> None:
    """Writes aside, then renames."""
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(value, ensure_ascii=False, indent=1, default=asdict), encoding="utf-8")
    part.replace(path)


def _bytes(example: Example, wide: bool) -> int:
    ids = len(example.source) + len(example.target)
    return ids * (4 if wide else 2) + 2 * len(example.links) + 14


def _write(folder: Path, part: Sequence[Example], wide: bool, shard_bytes: int, names: list[str]) -> None:
    """One shard, or more where the compressed file turns out too large."""
    path = folder / f"shard-{len(names):02d}.npz"
    aside = path.with_suffix(".part")
    with aside.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **_columns(part, wide))
    if aside.stat().st_size > shard_bytes and len(part) > 1:
        aside.unlink()
        middle = len(part) // 2
        _write(folder, part[:middle], wide, shard_bytes, names)
        _write(folder, part[middle:], wide, shard_bytes, names)
        return
    aside.replace(path)
    names.append(path.name)


def _columns(part: Sequence[Example], wide: bool) -> dict[str, npt.NDArray[Any]]:
    """Ragged columns: flat values, and where each example begins."""
    ids = "I" if wide else "H"
    flat = {"source": array(ids), "target": array(ids), "links": array("B")}
    starts = {name: array("I", [0]) for name in flat}
    for example in part:
        flat["source"].extend(example.source)
        flat["target"].extend(example.target)
        flat["links"].extend(position for link in example.links for position in link)
        for name, values in flat.items():
            starts[name].append(len(values))
    columns: dict[str, npt.NDArray[Any]] = {name: np.asarray(values) for name, values in flat.items()}
    columns |= {f"{name}_starts": np.asarray(values) for name, values in starts.items()}
    return columns | {"corpus": np.asarray([example.corpus for example in part], dtype=np.uint16)}
