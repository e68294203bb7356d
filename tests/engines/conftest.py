"""Tiny models and engines over them, built once in a session."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.catalogue import Family, ModelProfile
from service.engines.echo import EchoEngine
from service.engines.engine import Engine
from tests.engines.profiles import profile_of

Build = Callable[[str], ModelProfile]
Load = Callable[[str, str], Engine]


@pytest.fixture(scope="session")
def echo_profile() -> ModelProfile:
    return profile_of("echo", Family.ECHO, None)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The profile of a tiny model by its name in RECIPES, with the directory as its path."""
    from tests.tiny_models.models import build

    home = tmp_path_factory.mktemp("models")
    built: dict[str, ModelProfile] = {}

    def get(name: str) -> ModelProfile:
        if name not in built:
            built[name] = build(name, home / name)
        return built[name]

    return get


@pytest.fixture(scope="session")
def load(tiny: Build, echo_profile: ModelProfile, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Load]:
    """An engine by the model's and its own name, in float32; one thread, which tiny models work best with."""
    cache = tmp_path_factory.mktemp("cache")
    loaded: dict[tuple[str, str], Engine] = {}

    def get(name: str, engine: str) -> Engine:
        key = name, engine
        if key not in loaded:
            loaded[key] = EchoEngine(echo_profile) if engine == "echo" else _load(tiny(name), engine, cache)
        return loaded[key]

    yield get
    for engine in loaded.values():
        engine.close()


def _load(profile: ModelProfile, engine: str, cache: Path) -> Engine:
    from service.engines import ctranslate2_seq2seq, torch_seq2seq

    assert profile.path is not None
    if engine == "torch":
        return torch_seq2seq.load(profile.path, profile, "cpu", threads=1)
    return ctranslate2_seq2seq.load(
        profile.path, profile, "cpu", cache_dir=cache, threads=1, quantization="float32"
    )
