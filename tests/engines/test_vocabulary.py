"""What is read from a model's directory, and what is said of a damaged one."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from service.catalogue import ModelProfile
from service.engines.loading import lacks_memory, reading
from service.engines.vocabulary import read_vocabulary
from service.errors import BrokenModelError, EngineError
from tests.engines.conftest import Build
from tests.tiny_models.models import POSITIONS

pytestmark = pytest.mark.slow


@pytest.fixture
def marian(tiny: Build, tmp_path: Path) -> ModelProfile:
    """A copy that a test may damage."""
    from dataclasses import replace

    profile = tiny("marian-tagged")
    assert profile.path is not None
    return replace(profile, path=shutil.copytree(profile.path, tmp_path / "model"))


def change(path: Path, **values: Any) -> None:
    document = json.loads(path.read_text()) | values
    path.write_text(json.dumps(document))


def test_what_a_model_says_of_itself(marian: ModelProfile) -> None:
    assert marian.path is not None
    vocabulary = read_vocabulary(marian.path, marian.family)
    assert vocabulary.languages.keys() == {"eng", "fra", "deu"}
    assert vocabulary.symbols[vocabulary.start] == vocabulary.symbols[vocabulary.padding] == "<pad>"
    assert [vocabulary.symbols[each] for each in vocabulary.ends] == ["</s>"]
    assert {vocabulary.symbols[each] for each in vocabulary.never_written} == {"<unk>", "<pad>"}
    assert vocabulary.positions == POSITIONS


def test_the_generation_configuration_wins(marian: ModelProfile) -> None:
    assert marian.path is not None
    change(marian.path / "generation_config.json", eos_token_id=[0, 5])
    assert read_vocabulary(marian.path, marian.family).ends == (0, 5)


def test_what_closes_a_turn_ends_a_target(tiny: Build) -> None:
    """The published generation configuration may name the end symbol alone."""
    profile = tiny("t5gemma")
    assert profile.path is not None
    vocabulary = read_vocabulary(profile.path, profile.family)
    assert [vocabulary.symbols[each] for each in vocabulary.ends] == ["<eos>", "<end_of_turn>"]
    assert vocabulary.turns == (vocabulary.symbols.index("<start_of_turn>"), vocabulary.ends[1])


def test_only_gemma_takes_turns(marian: ModelProfile) -> None:
    assert marian.path is not None
    assert read_vocabulary(marian.path, marian.family).turns is None


def test_what_ends_a_target_may_be_written(marian: ModelProfile) -> None:
    assert marian.path is not None
    change(marian.path / "generation_config.json", pad_token_id=0)
    vocabulary = read_vocabulary(marian.path, marian.family)
    assert vocabulary.padding in vocabulary.ends
    assert vocabulary.padding not in vocabulary.never_written


def without(name: str):
    return lambda directory: (directory / name).unlink()


def holding(name: str, text: str):
    return lambda directory: (directory / name).write_text(text)


@pytest.mark.parametrize(
    "damage",
    [
        without("source.spm"),
        without("vocab.json"),
        without("config.json"),
        holding("config.json", "[]"),
        holding("config.json", "{"),
        holding("vocab.json", "{}"),
        holding("source.spm", "no model"),
        lambda directory: change(directory / "config.json", vocab_size=10),
        lambda directory: change(directory / "tokenizer_config.json", separate_vocabs=True),
    ],
)
def test_a_damaged_model_is_a_broken_model(damage, marian: ModelProfile) -> None:
    assert marian.path is not None
    damage(marian.path)
    with (
        pytest.raises(BrokenModelError, match="tiny-marian-tagged cannot be read") as caught,
        reading(marian),
    ):
        read_vocabulary(marian.path, marian.family)
    assert caught.value.hint == marian.remedy.reason


@pytest.mark.parametrize(
    "error",
    [MemoryError(), RuntimeError("CUDA failed with error out of memory"), RuntimeError("Out of memory")],
)
def test_want_of_memory_is_no_damage(error: Exception, marian: ModelProfile) -> None:
    with (
        pytest.raises(EngineError, match="not enough memory to load model tiny-marian-tagged") as caught,
        reading(marian),
    ):
        raise error
    assert lacks_memory(caught.value.__cause__)


def test_torch_says_so_by_its_name() -> None:
    import torch

    assert lacks_memory(torch.OutOfMemoryError())
    assert not lacks_memory(RuntimeError("shapes differ"))
    assert not lacks_memory(None)
