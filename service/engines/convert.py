"""Conversion to CTranslate2's format, on first use, into a cache that can be deleted at any time."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from service.catalogue import ModelProfile
from service.engines.fingerprint import Fingerprints, combined, sha256
from service.engines.loading import reading
from service.engines.specification import specification
from service.errors import EngineError

if TYPE_CHECKING:
    from ctranslate2.specs.transformer_spec import TransformerSpec

Progress = Callable[[str, float], None]
"""Called with what begins now, and how much of the whole is done, from 0 to 1."""

_FORMAT = "2"  # to be raised with every change of what is written
_MANIFEST = "manifest.json"
_MEMO = "fingerprints.json"
_READ = ("*.safetensors", "*.json", "*.model", "*.spm")


def convert(
    directory: Path,
    profile: ModelProfile,
    cache_dir: Path,
    quantization: str,
    progress: Progress | None = None,
) -> Path:
    """The directory of the converted model, from the cache where it is there and whole.

    `quantization`: `int8_float32`, `float16`, `bfloat16` or `float32`. Written aside and renamed: two
    processes may convert at once. Raises BrokenModelError where the model's files cannot be read, and
    EngineError where the cache cannot be written.
    """
    home = cache_dir / "ctranslate2" / profile.name
    with reading(profile):
        converted = home / f"{quantization}-{_key(directory, home, quantization)}"
    if not _is_whole(converted):
        _convert_into(converted, directory, profile, quantization, progress or (lambda *_: None))
    return converted


def discard(converted: Path) -> None:
    """Forgets a conversion that turned out to be damaged."""
    shutil.rmtree(converted, ignore_errors=True)


def _key(directory: Path, home: Path, quantization: str) -> str:
    import ctranslate2

    paths = sorted(path for pattern in _READ for path in directory.glob(pattern))
    fingerprints = Fingerprints(home / _MEMO).of(paths)
    return combined(fingerprints, ctranslate2.__version__, quantization, _FORMAT)[:16]


def _is_whole(converted: Path) -> bool:
    try:
        manifest = json.loads((converted / _MANIFEST).read_text(encoding="utf-8"))
        found = Fingerprints(converted.parent / _MEMO).of(converted / name for name in manifest)
    except (OSError, ValueError, TypeError):
        return False
    return bool(found == manifest)


def _convert_into(
    converted: Path, directory: Path, profile: ModelProfile, quantization: str, progress: Progress
) -> None:
    home = converted.parent
    with _writing(home):
        home.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=home))
    try:
        progress("reading the weights", 0.0)
        with reading(profile):
            found = specification(
                directory, profile.family, quantization, lambda: progress("converting", 0.4)
            )
        progress("writing", 0.8)
        with _writing(home):
            _save(found, aside)
            _rename(aside, converted)
    finally:
        discard(aside)
    _sweep(converted)
    progress("converted", 1.0)


@contextmanager
def _writing(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EngineError(
            f"the converted model cannot be written to {home} ({error.strerror or error})",
            "make room there, or choose another directory with BARQIYA_CACHE_DIR",
        ) from error


def _save(found: "TransformerSpec", aside: Path) -> None:
    found.save(str(aside))
    manifest = {path.name: sha256(path) for path in sorted(aside.iterdir())}
    (aside / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def _rename(aside: Path, converted: Path) -> None:
    discard(converted)
    try:
        aside.rename(converted)
    except OSError:
        if not _is_whole(converted):  # else another process was faster
            raise


def _sweep(converted: Path) -> None:
    """One conversion of each kind is kept; what a killed process left aside goes after a day."""
    kind = converted.name.partition("-")[0]
    for old in converted.parent.glob(f"{kind}-*"):
        if old != converted:
            discard(old)
    for aside in converted.parent.glob("aside-*"):
        with suppress(OSError):  # another process may be clearing up as well
            if time.time() - aside.stat().st_mtime > 24 * 60 * 60:
                discard(aside)
