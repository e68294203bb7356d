"""What rows are opened with in tests: an engine without a model, or a tiny model of a real architecture."""

from dataclasses import replace
from pathlib import Path

from evaluation.speed.row import Setup
from service.catalogue import ModelProfile
from service.engines.engine import Decoding
from service.languages import language
from service.settings import Settings
from tests.scripted_engine import PROFILE


def setup(profile: ModelProfile, folder: Path, decoding: Decoding) -> Setup:
    settings = Settings(
        model=profile.name,
        device="cpu",
        memory=False,
        threads=1,
        data_dir=folder,
        models_dir=folder,
        cache_dir=folder / "cache",
    )
    return Setup(profile, settings, language("ar"), language("en"), decoding)


def echo_setup(folder: Path) -> Setup:
    return setup(replace(PROFILE, path=folder, max_source_tokens=200), folder, Decoding())


def tiny_setup(name: str, folder: Path, target_tokens: int = 12) -> Setup:
    from tests.tiny_models.models import build

    return setup(build(name, folder / name), folder, Decoding(beam_size=2, max_target_tokens=target_tokens))
