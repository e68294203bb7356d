"""What the rooms of the engines load before an engine is asked for."""

import pytest

from tests.engines.fresh import run_fresh

HEAVY = {"torch", "transformers", "ctranslate2", "tokenizers", "sentencepiece", "numpy"}


@pytest.mark.parametrize(
    "module",
    ["engine", "choice", "devices", "shelf", "echo", "batching", "generation", "convert", "families"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(module: str) -> None:
    assert run_fresh(f"import service.engines.{module}").isdisjoint(HEAVY)
