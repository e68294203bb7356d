"""The choice of an engine, with none installed."""

import pytest

from service.catalogue import Family
from service.engines.choice import choose_engine, is_installed, supports
from service.errors import EngineError, InputError


def having(*engines: str):
    return lambda engine: engine in engines


@pytest.mark.parametrize(
    ("family", "engine", "device", "installed", "chosen"),
    [
        (Family.MARIAN, "auto", "auto", ("ctranslate2", "torch"), "ctranslate2"),
        (Family.NLLB, "auto", "cuda:1", ("ctranslate2", "torch"), "ctranslate2"),
        (Family.MARIAN, "auto", "auto", ("torch",), "torch"),
        (Family.MARIAN, "auto", "mps", ("ctranslate2", "torch"), "torch"),
        (Family.T5GEMMA, "auto", "auto", ("ctranslate2", "torch"), "torch"),
        (Family.MARIAN, "torch", "auto", ("ctranslate2", "torch"), "torch"),
        (Family.ECHO, "auto", "auto", (), "echo"),
        (Family.MARIAN, "echo", "auto", ("echo",), "echo"),
    ],
)
def test_the_faster_engine_that_can(family, engine, device, installed, chosen) -> None:
    assert choose_engine(family, engine, device, having(*installed)) == chosen


@pytest.mark.parametrize(
    ("family", "engine", "message"),
    [
        (Family.T5GEMMA, "ctranslate2", "does not run models of the family t5gemma: use --engine auto"),
        (Family.ECHO, "torch", "does not run models of the family echo"),
        (Family.MARIAN, "ctranslate2", "is not installed: run `pip install ctranslate2 sentencepiece`"),
        (Family.MARIAN, "auto", "engine torch is not installed"),
        (Family.MARIAN, "onnx", "engine onnx is not known: use auto, "),
    ],
)
def test_what_cannot_run_is_refused_with_the_next_step(family, engine, message) -> None:
    with pytest.raises((InputError, EngineError), match=message):
        choose_engine(family, engine, "auto", having())


def test_every_family_but_echo_runs_on_torch() -> None:
    assert all(supports(family, "torch") for family in Family if family is not Family.ECHO)


def test_engines_are_found_where_they_are_installed() -> None:
    assert is_installed("echo")
    assert is_installed("torch")
    assert is_installed("ctranslate2")
