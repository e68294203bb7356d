"""The codes under which models know languages."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from service.catalogue import Family
from service.languages import Language


def language_codes(language: Language) -> Iterator[str]:
    """The surest first."""
    yield language.tag.replace("-", "_")
    yield language.flores
    yield from _document()["codes"].get(language.tag, ())
    yield language.iso639_3
    yield language.flores.partition("_")[0]
    yield language.tag.partition("-")[0]


def following_symbols(family: Family) -> tuple[str, ...]:
    """The language symbols that follow a family's vocabulary of pieces, which lists none itself."""
    codes = _document()["symbols"].get(family.value, "").split()
    return tuple(f"__{code}__" for code in codes) if family is Family.M2M100 else tuple(codes)


@cache
def _document() -> dict[str, Any]:
    text = files("service.engines").joinpath("language_codes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
