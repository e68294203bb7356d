"""Human translations from ../shared: a check is to pass them, and to find them once they are damaged."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.checks.check import Check, Pair
from service.languages import language

SHARED = Path(__file__).parents[2].parent / "shared"
FLORES = sorted((SHARED / "eval/flores-dev").glob("flores-dev.*"))
NTREX = sorted((SHARED / "eval/ntrex").glob("ntrex.*"))
WIRE = SHARED / "corpora/wire/train.jsonl"

needs_shared = pytest.mark.skipif(not (FLORES and NTREX and WIRE.exists()), reason="../shared is not here")


def flores(step: int = 1) -> Iterator[tuple[str, list[Pair]]]:
    """Each target language with every `step`th line of FLORES-200 dev."""
    return _line_by_line(FLORES, step)


def ntrex(step: int = 1) -> Iterator[tuple[str, list[Pair]]]:
    """Each target language with every `step`th line of the part of NTREX-128 that is kept for evaluation."""
    return _line_by_line(NTREX, step)


def wire(step: int) -> Iterator[tuple[str, list[Pair]]]:
    """Headlines and paragraphs of every `step`th story of the training part."""
    stories = [json.loads(line) for line in WIRE.read_text(encoding="utf-8").splitlines()[::step]]
    texts = [text for story in stories for text in (story["headline"], *story["paragraphs"])]
    for tag in ("en", "fr", "es", "de"):
        yield tag, [Pair(text["ar"], text[tag], language(tag)) for text in texts]


def alarms(check: Check, pairs: list[Pair]) -> float:
    """The share of pairs with a finding."""
    return sum(bool(check.findings(pair)) for pair in pairs) / len(pairs)


def damaged(pairs: list[Pair], damage: Callable[[str], str]) -> list[Pair]:
    return [Pair(pair.source, damage(pair.target), pair.language) for pair in pairs]


def _line_by_line(files: list[Path], step: int) -> Iterator[tuple[str, list[Pair]]]:
    sources = _lines(next(file for file in files if file.suffix == ".ar"), step)
    for file in files:
        if file.suffix != ".ar":
            target = language(file.suffix[1:])
            lines = zip(sources, _lines(file, step), strict=True)
            yield target.tag, [Pair(source, line, target) for source, line in lines]


def _lines(file: Path, step: int) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[::step]
