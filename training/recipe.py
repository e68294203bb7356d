"""The recipe: which corpora, with what weight, through which filters, into what vocabulary."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from service.errors import InputError
from service.languages import language
from training.augment import AUGMENTERS
from training.pairs import Reader, Wanted
from training.readers.registry import READERS

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
    task: str = ""  # "headline" or "summary"; a translation where it is empty
    lines: int | None = None  # a sample of this many lines, the same on every run
    max_words: int | None = None  # of the source
    augment: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    in_vocabulary: bool = True  # whether its texts shape the vocabulary


@dataclass(frozen=True, slots=True)
class DevRecipe:
    """Held-out sentences that training is watched on."""

    name: str
    paths: tuple[str, ...]
    reader: str
    targets: tuple[str, ...]
    task: str = ""
    lines: int | None = None
    exclude: tuple[str, ...] = ()


Part = CorpusRecipe | DevRecipe


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
class NamesRecipe:
    """The names that the augmenter `names` exchanges: classes of the lexicon, and lists of people."""

    lexicon: str
    classes: Mapping[str, Sequence[str]]  # by the target's BCP-47 tag
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceholderRecipe:
    """In what share of the pairs slots stand for what both sides share."""

    figures: float
    names: float


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
    names: NamesRecipe | None = None
    placeholders: PlaceholderRecipe | None = None  # None: the vocabulary has no slots
    further_tags: tuple[str, ...] = ()  # languages that may join the vocabulary later

    def wanted(self, part: Part, target: str) -> Wanted:
        """What is wanted of a part for a target."""
        return Wanted(self.source, target, part.task)


def tag_of(wanted: Wanted) -> str:
    """What the model is asked for: `eng`, `headline_ara`."""
    code = language(wanted.target).iso639_3
    return f"{wanted.task}_{code}" if wanted.task else code


def reader_of(part: Part) -> Reader:
    """The reader that a part names."""
    return READERS[part.reader]


def files_of(part: Part, root: Path, target: str) -> list[Path]:
    """The files for one target, each name once, in the order of `paths`; looked for under `root`, then DATA.

    Raises InputError where there is none.
    """
    found: dict[str, Path] = {}
    for pattern in (path.replace("{target}", target) for path in part.paths):
        for base in (root, DATA):
            for path in _matches(part, base, pattern):
                if path.relative_to(base).as_posix() not in part.exclude:
                    found.setdefault(path.name, path)
    if not found:
        raise InputError(
            f"{part.name} has no file for {target} under {root}", "check --corpora or the recipe's paths"
        )
    return list(found.values())


def _matches(part: Part, base: Path, pattern: str) -> Iterable[Path]:
    """A Moses corpus is named without the endings of its two files."""
    if part.reader == "moses":
        return [base / pattern] if any(base.glob(f"{pattern}.*")) else []
    return sorted(base.glob(pattern))


def read_recipe(path: Path) -> Recipe:
    """Reads a recipe; an unknown or missing key, reader or augmenter is an error that names it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"there is no recipe {path}", "name a file of training/recipes/") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name} is not TOML: {error}", "mend the recipe") from None
    table["vocabulary"] = _value(VocabularyRecipe, table.get("vocabulary", {}), path)
    table["filters"] = _value(FilterRecipe, table.get("filters", {}), path)
    table["names"] = _value(NamesRecipe, table["names"], path) if "names" in table else None
    if "placeholders" in table:
        table["placeholders"] = _value(PlaceholderRecipe, table["placeholders"], path)
    table["corpora"] = tuple(_value(CorpusRecipe, row, path) for row in table.pop("corpus", []))
    table["dev"] = tuple(_value(DevRecipe, row, path) for row in table.get("dev", []))
    recipe = _value(Recipe, table, path)
    parts: tuple[Part, ...] = (*recipe.corpora, *recipe.dev)
    for part in parts:
        _known(path, "reader", [part.reader], READERS)
        _known(path, "task", [part.task], ("", "headline", "summary"))
        if isinstance(part, CorpusRecipe):
            _known(path, "augmenter", part.augment, (*AUGMENTERS, *(["names"] if recipe.names else [])))
    return recipe


def _known(path: Path, what: str, names: Iterable[str], known: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            raise InputError(
                f"{path.name} has an unknown {what} {name}",
                f"known are {', '.join(sorted(filter(None, known)))}",
            )


def _value(cls: type[T], table: dict[str, Any], path: Path) -> T:
    known = {field.name for field in fields(cls)}  # type: ignore[arg-type]
    if unknown := sorted(set(table) - known):
        raise InputError(
            f"{path.name} has an unknown key {unknown[0]}", f"known are {', '.join(sorted(known))}"
        )
    try:
        return cls(
            **{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
        )
    except TypeError as error:
        raise InputError(f"{path.name} is incomplete: {error}", "add the missing key") from None
