"""Which engine runs a family of models: decided without loading any."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec

from service.catalogue import Family
from service.errors import EngineError, InputError

# CTranslate2 4.8 reads T5Gemma too, but leaves out its soft caps on scores and attention.
_CTRANSLATE2 = frozenset(Family) - {Family.T5GEMMA, Family.ECHO}
_FAMILIES: Mapping[str, frozenset[Family]] = {
    "ctranslate2": _CTRANSLATE2,
    "torch": frozenset(Family) - {Family.ECHO},
    "echo": frozenset(Family),
}
_PACKAGES: Mapping[str, tuple[str, ...]] = {
    "ctranslate2": ("ctranslate2", "sentencepiece"),
    "torch": ("torch", "transformers", "sentencepiece"),
    "echo": (),
}


def supports(family: Family, engine: str) -> bool:
    """Whether the engine runs the family, installed or not."""
    return family in _FAMILIES[engine]


def is_installed(engine: str) -> bool:
    """Looks for the engine's packages without importing them."""
    return all(find_spec(package) for package in _PACKAGES[engine])


def choose_engine(
    family: Family, engine: str, device: str, installed: Callable[[str], bool] = is_installed
) -> str:
    """`auto` is CTranslate2, the faster one, wherever it can; else torch. Raises InputError, EngineError."""
    if engine != "auto":
        return _checked(family, engine, installed)
    if family is Family.ECHO:
        return "echo"
    if supports(family, "ctranslate2") and device != "mps" and installed("ctranslate2"):
        return "ctranslate2"
    return _checked(family, "torch", installed)


def _checked(family: Family, engine: str, installed: Callable[[str], bool]) -> str:
    if engine not in _FAMILIES:
        raise InputError(f"engine {engine} is not known", f"use auto, {', '.join(_FAMILIES)}")
    if not supports(family, engine):
        raise InputError(f"engine {engine} does not run models of the family {family}", "use --engine auto")
    if not installed(engine):
        packages = " ".join(_PACKAGES[engine])
        raise EngineError(f"engine {engine} is not installed", f"run `pip install {packages}`")
    return engine
