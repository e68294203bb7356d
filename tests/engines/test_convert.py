"""The cache of converted models: whole or rebuilt, never stale."""

import json
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from service.catalogue import Family, ModelProfile
from service.engines import convert as convert_module
from service.engines.convert import convert
from service.errors import BrokenModelError, EngineError
from tests.engines.conftest import Build

pytestmark = pytest.mark.slow


@pytest.fixture
def marian(tiny: Build, tmp_path: Path) -> ModelProfile:
    profile = tiny("marian")
    assert profile.path is not None
    return replace(profile, path=shutil.copytree(profile.path, tmp_path / "model"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def converted(profile: ModelProfile, cache: Path, quantization: str = "float32") -> Path:
    assert profile.path is not None
    return convert(profile.path, profile, cache, quantization)


def forbid_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert_module, "specification", lambda *_: pytest.fail("converted again"))


def test_it_is_converted_once(marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = converted(marian, cache)
    assert {path.name for path in first.iterdir()} == {
        "model.bin",
        "config.json",
        "shared_vocabulary.json",
        "manifest.json",
    }
    forbid_writing(monkeypatch)
    assert converted(marian, cache) == first


def test_nothing_is_left_aside(marian: ModelProfile, cache: Path) -> None:
    home = converted(marian, cache).parent
    assert not list(home.glob("aside-*"))


def test_progress_goes_from_nothing_to_all(marian: ModelProfile, cache: Path) -> None:
    heard: list[tuple[str, float]] = []
    assert marian.path is not None
    convert(marian.path, marian, cache, "int8_float32", lambda *step: heard.append(step))
    assert [step for step, _ in heard] == ["reading the weights", "converting", "writing", "converted"]
    assert [done for _, done in heard] == sorted(done for _, done in heard)
    assert (heard[0][1], heard[-1][1]) == (0.0, 1.0)


def test_each_quantization_has_its_own(marian: ModelProfile, cache: Path) -> None:
    whole, small = converted(marian, cache), converted(marian, cache, "int8_float32")
    assert whole.is_dir()
    assert (small / "model.bin").stat().st_size < (whole / "model.bin").stat().st_size


def test_changed_weights_are_converted_anew_though_size_and_time_are_as_before(
    marian: ModelProfile, cache: Path
) -> None:
    first = converted(marian, cache)
    assert marian.path is not None
    weights = marian.path / "model.safetensors"
    status, data = weights.stat(), bytearray(weights.read_bytes())
    data[-8:] = bytes(8)
    weights.write_bytes(data)
    os.utime(weights, ns=(status.st_atime_ns, status.st_mtime_ns))
    second = converted(marian, cache)
    assert second != first
    assert not first.exists()  # one conversion of a kind is kept


def test_another_version_of_the_library_converts_anew(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = converted(marian, cache)
    monkeypatch.setattr("ctranslate2.__version__", "99.0")
    assert converted(marian, cache) != first


def cut(directory: Path) -> None:
    weights = directory / "model.bin"
    weights.write_bytes(weights.read_bytes()[:1000])


def flip(directory: Path) -> None:
    weights = directory / "model.bin"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        flip,
        lambda directory: (directory / "shared_vocabulary.json").unlink(),
        lambda directory: (directory / "manifest.json").write_text("{"),
        lambda directory: (directory / "manifest.json").write_text("[1]"),
        lambda directory: (directory / "manifest.json").unlink(),
    ],
)
def test_a_damaged_conversion_is_rebuilt(damage, marian: ModelProfile, cache: Path) -> None:
    directory = converted(marian, cache)
    expected = (directory / "model.bin").read_bytes()
    damage(directory)
    assert converted(marian, cache) == directory
    assert (directory / "model.bin").read_bytes() == expected
    assert json.loads((directory / "manifest.json").read_text())


def test_of_two_processes_the_faster_wins(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process is done between the writing here and the renaming here."""
    save = convert_module._save
    faster = converted(marian, cache.parent / "other")

    def save_slowly(found: Any, aside: Path) -> None:
        save(found, aside)
        shutil.copytree(faster.parent, aside.parent, dirs_exist_ok=True)

    monkeypatch.setattr(convert_module, "_save", save_slowly)
    monkeypatch.setattr(convert_module, "discard", lambda path: None)  # it came after this one looked
    directory = converted(marian, cache)
    assert (directory / "model.bin").read_bytes() == (faster / "model.bin").read_bytes()


def test_a_full_disk_is_no_broken_model_and_leaves_nothing_behind(
    marian: ModelProfile, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(convert_module, "_save", full)
    with pytest.raises(EngineError, match=r"cannot be written to .*No space left on device.*make room there"):
        converted(marian, cache)
    home = cache / "ctranslate2" / marian.name
    assert [path.name for path in home.iterdir()] == ["fingerprints.json"]


def test_a_cache_that_cannot_be_made_is_told(marian: ModelProfile, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match=r"cannot be written to .*BARQIYA_CACHE_DIR"):
        converted(marian, tmp_path / "file")


def test_what_a_killed_process_left_goes_after_a_day(marian: ModelProfile, cache: Path) -> None:
    home = cache / "ctranslate2" / marian.name
    old, young = home / "aside-old", home / "aside-young"
    for directory in (old, young):
        directory.mkdir(parents=True)
    yesterday = time.time() - 2 * 24 * 60 * 60
    os.utime(old, (yesterday, yesterday))
    converted(marian, cache)
    assert not old.exists()
    assert young.exists()


def test_a_family_that_ctranslate2_does_not_read_is_refused(tiny: Build, cache: Path) -> None:
    profile = tiny("t5gemma")
    assert profile.family is Family.T5GEMMA
    with pytest.raises(BrokenModelError, match="CTranslate2 does not read t5gemma"):
        converted(profile, cache)


def test_weights_that_are_missing_are_a_broken_model(marian: ModelProfile, cache: Path) -> None:
    assert marian.path is not None
    (marian.path / "model.safetensors").unlink()
    with pytest.raises(BrokenModelError, match="tiny-marian cannot be read"):
        converted(marian, cache)
