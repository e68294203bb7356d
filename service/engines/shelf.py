"""The models in memory: each is loaded once, lent to many, and unloaded when nobody has it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from service.catalogue import ModelProfile
from service.engines.choice import choose_engine
from service.engines.convert import Progress
from service.engines.devices import resolve_device
from service.engines.engine import Engine
from service.engines.loading import lacks_memory
from service.errors import EngineError
from service.refusals import refused
from service.settings import Settings


class Shelved(Protocol):
    """Where models lie on disk: the depot, as far as the shelf needs it."""

    def require(self, profile: ModelProfile) -> Path: ...


class Key(NamedTuple):
    """What makes two loaded models different; the device is resolved."""

    profile: ModelProfile
    engine: str
    device: str


@dataclass(slots=True)
class _Slot:
    engine: Engine | None = None  # None while it is loaded
    lent: int = 0
    used: float = 0.0  # when it was last given back, on the monotonic clock


class Shelf:
    """Safe to use from several threads; one lock guards all of it, and is not held while a model loads."""

    def __init__(
        self,
        depot: Shelved,
        settings: Settings,
        *,
        memory: int | None = None,
        progress: Progress | None = None,
        load: Callable[[Key], Engine] | None = None,
    ) -> None:
        """`memory`: bytes that the loaded models may take before idle ones make room; None: no limit.

        `progress` hears of conversions. `load` takes the place of loading from the depot.
        """
        self._depot, self._settings = depot, settings
        self._memory, self._progress = memory, progress
        self._load = load or self._load_from_depot
        self._slots: dict[Key, _Slot] = {}
        self._changed = threading.Condition()
        self._closed = False

    @contextmanager
    def borrow(
        self, profile: ModelProfile, *, engine: str | None = None, device: str | None = None
    ) -> Iterator[Engine]:
        """Lends a loaded engine; None stands for the settings' choice.

        Raises AbsentModelError, BrokenModelError, DeviceError or EngineError.
        """
        key, lent = self._chosen(profile, engine or self._settings.engine, device or self._settings.device)
        try:
            yield lent
        finally:
            self._give_back(key)

    def unload_idle(self, seconds: float = 0.0) -> int:
        """Unloads what nobody has had for so long; how many these were."""
        with self._changed:
            latest = time.monotonic() - seconds
            idle = [key for key, slot in self._slots.items() if _is_idle(slot) and slot.used <= latest]
            engines = [self._remove(key) for key in idle]
        for engine in engines:
            engine.close()
        return len(engines)

    def close(self) -> None:
        """Unloads what is idle now, and what is lent as soon as it comes back; lends no more."""
        with self._changed:
            self._closed = True
        self.unload_idle()

    def _chosen(self, profile: ModelProfile, engine: str, device: str) -> tuple[Key, Engine]:
        """Where `auto` is CTranslate2 and its card fails it, torch: it spreads a model that is too large."""
        name = choose_engine(profile.family, engine, device)
        key = Key(profile, name, resolve_device(device, name))
        try:
            return key, self._take(key)
        except EngineError:
            if engine != "auto" or name != "ctranslate2" or key.device == "cpu":
                raise
        key = Key(profile, "torch", resolve_device(device, "torch"))
        return key, self._take(key)

    def _take(self, key: Key) -> Engine:
        with self._changed:
            while (slot := self._slots.get(key)) is not None and slot.engine is None:
                self._changed.wait()
            if self._closed:
                raise refused(EngineError, "engine.unloading")
            if slot is not None and slot.engine is not None:
                slot.lent += 1
                return slot.engine
            self._slots[key] = slot = _Slot(lent=1)
            outgoing = self._make_room()
        try:
            for engine in outgoing:
                engine.close()
            engine = self._loaded(key)
        except BaseException:
            with self._changed:
                del self._slots[key]
                self._changed.notify_all()
            raise
        with self._changed:
            slot.engine = engine
            self._changed.notify_all()
        return engine

    def _loaded(self, key: Key) -> Engine:
        """Where there is no memory for it, idle models go and it is tried once more."""
        try:
            return self._load(key)
        except EngineError as error:
            if not lacks_memory(error.__cause__) or not self.unload_idle():
                raise
        return self._load(key)

    def _give_back(self, key: Key) -> None:
        with self._changed:
            slot = self._slots[key]
            slot.lent -= 1
            slot.used = time.monotonic()
        if self._closed:
            self.unload_idle()

    def _make_room(self) -> list[Engine]:
        """Takes idle models off, the longest unused first, until all fit; gives those to close."""
        outgoing: list[Engine] = []
        idle = sorted((slot.used, each) for each, slot in self._slots.items() if _is_idle(slot))
        while self._memory is not None and idle and sum(map(footprint, self._slots)) > self._memory:
            outgoing.append(self._remove(idle.pop(0)[1]))
        return outgoing

    def _remove(self, key: Key) -> Engine:
        engine = self._slots.pop(key).engine
        assert engine is not None
        return engine

    def _load_from_depot(self, key: Key) -> Engine:
        if key.engine == "echo":
            from service.engines.echo import EchoEngine

            return EchoEngine(key.profile)
        directory, threads = self._depot.require(key.profile), self._settings.threads
        if key.engine == "torch":
            from service.engines import torch_seq2seq

            return torch_seq2seq.load(directory, key.profile, key.device, threads=threads)
        from service.engines import ctranslate2_seq2seq

        return ctranslate2_seq2seq.load(
            directory,
            key.profile,
            key.device,
            cache_dir=self._settings.cache_dir,
            threads=threads,
            progress=self._progress,
        )


def footprint(key: Key) -> int:
    """The bytes of a model's weights once it is loaded, roughly."""
    if key.engine == "echo":
        return 0
    if key.device == "cpu":
        return key.profile.parameters * (1 if key.engine == "ctranslate2" else 4)
    return key.profile.parameters * (4 if key.device == "mps" else 2)


def _is_idle(slot: _Slot) -> bool:
    return slot.engine is not None and slot.lent == 0
