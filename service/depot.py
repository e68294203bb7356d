"""The models that are on this machine: pulled, checked and removed."""

import json
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.catalogue import Catalogue, ModelProfile
from service.errors import AbsentModelError, BrokenModelError, ModelError
from service.hub import Hub, HuggingFaceHub
from service.pulling import Plan, Progress, check, fetch, plan, sha256
from service.refusals import refused

_RECORD = "pulled.toml"


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull left on this machine, as its record says; `note` tells how the commit was chosen."""

    directory: Path
    hub_id: str
    commit: str
    note: str
    checksums: dict[str, str]  # path within the directory to SHA-256


class Depot:
    """Where the weights are; several processes may share one."""

    def __init__(self, models_dir: Path, catalogue: Catalogue, hub: Hub | None = None) -> None:
        self._models_dir = models_dir
        self._catalogue = catalogue
        self._hub = hub or HuggingFaceHub()

    def directory(self, profile: ModelProfile) -> Path | None:
        """The model's Hugging Face directory; None where it is absent."""
        if profile.path is not None:
            return profile.path
        home = self._home(profile)
        return home if (home / _RECORD).is_file() else None

    def require(self, profile: ModelProfile) -> Path:
        """Raises AbsentModelError."""
        directory = self.directory(profile)
        if directory is None:
            raise refused(AbsentModelError, "model.absent", model=profile.name)
        return directory

    def present(self) -> tuple[ModelProfile, ...]:
        """The profiles whose models are here, in the catalogue's order."""
        return tuple(each for each in self._catalogue.profiles if self.directory(each) is not None)

    def revision(self, profile: ModelProfile) -> str | None:
        """The commit that is here: part of what a translation was made with. Raises as `record` does."""
        return profile.revision if profile.path is not None else self.record(profile).commit

    def record(self, profile: ModelProfile) -> Pulled:
        """What the pull of a model left here.

        Raises AbsentModelError, BrokenModelError where the record is damaged, ModelError for a shipped model.
        """
        _published(profile)
        directory = self.require(profile)
        try:
            values: dict[str, Any] = tomllib.loads((directory / _RECORD).read_text(encoding="utf-8"))
            return Pulled(directory, values["hub_id"], values["commit"], values["note"], values["sha256"])
        except (OSError, ValueError, KeyError) as error:
            raise _damaged(profile, _RECORD) from error

    def pull(self, profile: ModelProfile, progress: Progress = lambda _here, _total: None) -> Pulled:
        """Fetches a model, or finds it here; a pull that was stopped goes on with the file where it stopped.

        Raises ModelError where the hub cannot be reached, has no safetensors, or the disk is too small.
        """
        hub_id = _published(profile)
        with self._lock(profile):
            if self.directory(profile) is None:
                chosen = plan(self._hub, hub_id, profile.revision)
                aside = self._models_dir / f".{profile.name}.{chosen.commit}.part"
                aside.mkdir(exist_ok=True)
                fetch(self._hub, chosen, aside, progress)
                _write_record(aside / _RECORD, chosen, check(chosen, aside))
                shutil.rmtree(aside / ".cache", ignore_errors=True)  # the hub library's own notes
                shutil.rmtree(self._home(profile), ignore_errors=True)  # has no record, so it is not whole
                aside.rename(self._home(profile))
        return self.record(profile)

    def verify_files(self, profile: ModelProfile) -> int:
        """How many files were read and are still as they came.

        Raises BrokenModelError at the first that is not, and as `record` does.
        """
        pulled = self.record(profile)
        for path, checksum in pulled.checksums.items():
            file = pulled.directory / path
            if not file.is_file() or sha256(file) != checksum:
                raise _damaged(profile, path)
        return len(pulled.checksums)

    def remove(self, profile: ModelProfile) -> int:
        """Bytes given back, those of stopped pulls included.

        Raises AbsentModelError where nothing of it is here, ModelError for a shipped model.
        """
        _published(profile)
        with self._lock(profile):
            homes = (self._home(profile), *self._models_dir.glob(f".{profile.name}.*.part"))
            remains = [each for each in homes if each.is_dir()]
            if not remains:
                self.require(profile)
            size = sum(file.stat().st_size for each in remains for file in each.rglob("*") if file.is_file())
            for each in remains:
                (each / _RECORD).unlink(missing_ok=True)  # first: half of a model never counts as whole
                shutil.rmtree(each)
        return size

    def _home(self, profile: ModelProfile) -> Path:
        return self._models_dir / profile.name

    @contextmanager
    def _lock(self, profile: ModelProfile) -> Iterator[None]:
        from filelock import FileLock

        lock = FileLock(self._models_dir / f".{profile.name}.lock")
        try:
            self._models_dir.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except OSError as error:
            reason = error.strerror or str(error)
            directory = str(self._models_dir)
            raise refused(ModelError, "model.unwritable", directory=directory, reason=reason) from error
        try:
            yield
        finally:
            lock.release()


def _published(profile: ModelProfile) -> str:
    if profile.hub_id is None:
        raise refused(ModelError, "model.shipped", model=profile.name)
    return profile.hub_id


def _write_record(file: Path, chosen: Plan, checksums: dict[str, str]) -> None:
    # A JSON string of ASCII is a TOML basic string.
    head = {"hub_id": chosen.hub_id, "commit": chosen.commit, "note": chosen.note}
    lines = [f"{key} = {json.dumps(value)}" for key, value in head.items()]
    lines += [
        "",
        "[sha256]",
        *(f"{json.dumps(path)} = {json.dumps(each)}" for path, each in checksums.items()),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _damaged(profile: ModelProfile, path: str) -> BrokenModelError:
    return refused(BrokenModelError, "model.file", file=path, model=profile.name, remedy=profile.remedy)
