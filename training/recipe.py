"""The recipe: which corpora, with what weight, through which filters, into what vocabulary."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from service.errors import InputError

T = TypeVar("T")
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class CorpusRecipe:
    """One corpus; `{target}` in a path stands for the target's BCP-47 tag."""

    name: str
    paths: tuple[str, ...]
    reader: str
    targets: tuple[str, ...]
    weight: float
    licence: str
    credit: str
    lines: int | None = None  # a sample of this many lines, the same on every run
    max_words: int | None = None  # of the source
    augment: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def files(self, root: Path, target: str) -> list[Path]:
        """The files for one target, each once, in the order of `paths`; raises InputError where there is none."""
        return _found(self, root, target)


@dataclass(frozen=True, slots=True)
class DevRecipe:
    """Held-out sentences that training is watched on."""

    name: str
    paths: tuple[str, ...]
    reader: str
    targets: tuple[str, ...]
    lines: int | None = None

    def files(self, root: Path, target: str) -> list[Path]:
        """As for a corpus."""
        return _found(self, root, target)


@dataclass(frozen=True, slots=True)
class VocabularyRecipe:
    """How the joint SentencePiece vocabulary is trained."""

    size: int
    coverage: float
    sentences: int


@dataclass(frozen=True, slots=True)
class FilterRecipe:
    """The bounds of the filters; see `training/filters.py`."""

    max_pieces: int
    max_ratio: float
    min_script_share: float
    near_overlap: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole recipe."""

    name: str
    source: str
    temperature: float
    seed: int
    vocabulary: VocabularyRecipe
    filters: FilterRecipe
    corpora: tuple[CorpusRecipe, ...]
    dev: tuple[DevRecipe, ...] = ()
    further_tags: tuple[str, ...] = ()  # languages that may join the vocabulary later


def _found(part: CorpusRecipe | DevRecipe, root: Path, target: str) -> list[Path]:
    excluded = part.exclude if isinstance(part, CorpusRecipe) else ()
    found: dict[str, Path] = {}
    for pattern in (p.replace("{target}", target) for p in part.paths):
        for base in (root, DATA):
            # A Moses corpus is named without the endings of its two files.
            names = [base / pattern] if part.reader == "moses" and any(base.glob(f"{pattern}.*")) else []
            for path in names or sorted(base.glob(pattern)):
                if str(path.relative_to(base)) not in excluded:
                    found.setdefault(path.name, path)
    if not found:
        raise InputError(
            f"{part.name} has no file for {target} under {root}", "check --corpora or the recipe's paths"
        )
    return list(found.values())


def read_recipe(path: Path) -> Recipe:
    """Reads a recipe; an unknown or missing key is an error that names it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"there is no recipe {path}", "name a file of training/recipes/") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name} is not TOML: {error}", "mend the recipe") from None
    table["vocabulary"] = _value(VocabularyRecipe, table.get("vocabulary", {}), path)
    table["filters"] = _value(FilterRecipe, table.get("filters", {}), path)
    table["corpora"] = tuple(_value(CorpusRecipe, row, path) for row in table.pop("corpus", []))
    table["dev"] = tuple(_value(DevRecipe, row, path) for row in table.get("dev", []))
    return _value(Recipe, table, path)


def _value(cls: type[T], table: dict[str, Any], path: Path) -> T:
    known = {f.name for f in fields(cls)}  # type: ignore[arg-type]
    if unknown := sorted(set(table) - known):
        raise InputError(
            f"{path.name} has an unknown key {unknown[0]}", f"known are {', '.join(sorted(known))}"
        )
    try:
        return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()})
    except TypeError as error:
        raise InputError(f"{path.name} is incomplete: {error}", "add the missing key") from None
