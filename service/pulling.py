"""A model's files, from the hub into a directory: which commit, which files, fetched, and checked."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from service.errors import ModelError
from service.hub import Hub, RemoteFile
from service.refusals import refused

Progress = Callable[[int, int], None]
"""Called with the bytes that are here and the bytes that there will be."""

_WEIGHTS = "*.safetensors"
# Weights as numbers only, configuration and tokenizers: nothing that can run when it is read.
_WANTED = (_WEIGHTS, "*.json", "*.model", "*.spm", "vocab.txt", "merges.txt")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be fetched; `note` tells how the commit was chosen."""

    hub_id: str
    commit: str
    note: str
    files: tuple[RemoteFile, ...]


def plan(hub: Hub, hub_id: str, revision: str | None) -> Plan:
    """The pinned commit, else the main branch's; where that has pickled weights only, the hub's conversion.

    Raises ModelError where there are no safetensors either way.
    """
    commit = hub.commit(hub_id, revision)
    note = "pinned in the catalogue" if revision else "the main branch at the first pull, pinned from now on"
    chosen = Plan(hub_id, commit, note, _wanted(hub.files(hub_id, commit)))
    if not _has_weights(chosen):
        converted = hub.converted(hub_id, commit)
        files = _wanted(hub.files(hub_id, converted)) if converted else ()
        chosen = Plan(hub_id, converted or commit, "the hub's own conversion to safetensors", files)
    if not _has_weights(chosen):
        raise refused(ModelError, "pull.no_safetensors", model=hub_id)
    return chosen


def fetch(hub: Hub, chosen: Plan, directory: Path, progress: Progress) -> None:
    """Downloads what is not there yet; raises ModelError where the disk is too small or the hub fails."""
    missing = [each for each in chosen.files if not (directory / each.path).is_file()]
    _require_space(directory, sum(each.size for each in missing))
    total = sum(each.size for each in chosen.files)
    whole = total - sum(each.size for each in missing)  # bytes of the files that are complete
    for each in missing:
        hub.download(
            chosen.hub_id, chosen.commit, each.path, directory, _Part(whole, each.size, total, progress)
        )
        whole += each.size
        progress(whole, total)


class _Part:
    """Turns the bytes of one file into progress over all, whatever the hub's library counts twice."""

    def __init__(self, before: int, size: int, total: int, progress: Progress) -> None:
        self._before, self._size, self._total = before, size, total
        self._progress = progress
        self._here = 0

    def __call__(self, count: int) -> None:
        self._here = max(0, min(self._here + count, self._size))
        self._progress(self._before + self._here, self._total)


def check(chosen: Plan, directory: Path) -> dict[str, str]:
    """Each file's SHA-256; raises ModelError at a file that is not what the hub lists, and deletes it."""
    checksums = {}
    for each in chosen.files:
        file = directory / each.path
        checksums[each.path] = sha256(file)
        if file.stat().st_size != each.size or each.sha256 not in (None, checksums[each.path]):
            file.unlink()
            raise refused(ModelError, "pull.damaged", file=each.path, model=chosen.hub_id)
    return checksums


def sha256(file: Path) -> str:
    """In hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _wanted(files: Sequence[RemoteFile]) -> tuple[RemoteFile, ...]:
    """Those at the top of the repository: a folder holds the same weights for another runtime."""
    top = (each for each in files if "/" not in each.path)
    return tuple(each for each in top if any(fnmatch(each.path, pattern) for pattern in _WANTED))


def _has_weights(chosen: Plan) -> bool:
    return any(fnmatch(each.path, _WEIGHTS) for each in chosen.files)


def _require_space(directory: Path, missing: int) -> None:
    free = shutil.disk_usage(directory).free
    if missing > free:
        sizes = {"needed": f"{missing / 1e9:.1f}", "free": f"{free / 1e9:.1f}"}
        raise refused(ModelError, "pull.no_space", directory=str(directory.parent), **sizes)
