"""The models that Barqiya knows: what each can do, under which licence, and what was published about it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from service.errors import UnknownModelError
from service.languages import Language
from service.reasons import finding
from service.story import Finding

_HERE = Path(__file__).parent


class Family(StrEnum):
    """An architecture together with how it is told which language to write."""

    MARIAN = "marian"
    M2M100 = "m2m100"
    NLLB = "nllb"
    MBART50 = "mbart50"
    MADLAD = "madlad"
    T5 = "t5"
    BART = "bart"
    PROMPTED_T5 = "prompted-t5"
    T5GEMMA = "t5gemma"
    ECHO = "echo"


class Task(StrEnum):
    """What a model is for."""

    TRANSLATE = "translate"
    SUMMARIZE = "summarize"


@dataclass(frozen=True, slots=True)
class Score:
    """A figure; `reference` says where it was published, or that it was measured here."""

    source: str  # BCP-47
    target: str  # BCP-47
    test_set: str
    metric: str  # "BLEU", "chrF2", "chrF++", "ROUGE-L"
    value: float
    reference: str
    measured: bool = False  # with what this machine has, rather than published


@dataclass(frozen=True, slots=True)
class ModelProfile:
    """All that is known of a model before a single weight is loaded."""

    name: str
    title: str
    family: Family
    tasks: tuple[Task, ...]
    hub_id: str | None  # None: it ships with the project
    path: Path | None  # the directory of a model that ships with the project
    revision: str | None  # a commit of 40 hexadecimal digits; None: pinned at the first pull
    licence: str  # SPDX
    commercial: bool
    parameters: int
    download_bytes: int
    sources: tuple[str, ...]  # BCP-47
    targets: tuple[str, ...]  # BCP-47
    tagged: bool  # a Marian model that wants ">>fra<<" before the source
    max_source_tokens: int
    scores: tuple[Score, ...]
    trained_on: str | None = None
    beam_size: int = 4
    doubt_below: float | None = None  # mean log-probability per token under which a target is to be doubted
    notes: str = ""

    @property
    def remedy(self) -> Finding:
        """What a user can do where the model's files are damaged."""
        if self.path is not None:
            return finding("", "remedy.restore", path=str(self.path), command="`git checkout`")
        return finding("", "remedy.pull", command=f"`python -m service models remove {self.name}`")

    def speaks(self, source: Language, target: Language) -> bool:
        """Whether it reads the one and writes the other."""
        return source.tag in self.sources and target.tag in self.targets


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All profiles, in the order of the catalogue."""

    profiles: tuple[ModelProfile, ...]

    def find(self, name: str) -> ModelProfile:
        """Raises UnknownModelError, with the closest name."""
        for profile in self.profiles:
            if profile.name == name:
                return profile
        close = get_close_matches(name, [profile.name for profile in self.profiles], n=1)
        hint = f"did you mean {close[0]}?" if close else "run `python -m service models list` to see all"
        raise UnknownModelError(f"model {name} is not in the catalogue", hint)


@cache
def load_catalogue() -> Catalogue:
    """The models of catalogue.toml, after those that ship in service/models/."""
    document = tomllib.loads((_HERE / "catalogue.toml").read_text(encoding="utf-8"))
    groups = document.get("groups", {})
    shipped = [
        _profile(tomllib.loads(path.read_text(encoding="utf-8")), groups, path.parent)
        for path in sorted(_HERE.glob("models/*/profile.toml"))
    ]
    return Catalogue((*shipped, *(_profile(row, groups, None) for row in document["model"])))


def _profile(row: Mapping[str, Any], groups: Mapping[str, list[str]], path: Path | None) -> ModelProfile:
    """`row` has the fields of ModelProfile; a language written "@group" stands for all of that group."""
    return ModelProfile(
        **{"hub_id": None, "revision": None, "tagged": False, "path": path}
        | dict(row)
        | {
            "family": Family(row["family"]),
            "tasks": tuple(Task(task) for task in row["tasks"]),
            "sources": _expanded(row["sources"], groups),
            "targets": _expanded(row["targets"], groups),
            "scores": tuple(score for figures in row.get("scores", ()) for score in _scores(**figures)),
        }
    )


def _scores(values: Mapping[str, float], **common: str) -> Iterator[Score]:
    """One test set's figures, by target."""
    for target, value in values.items():
        yield Score(target=target, value=value, measured=False, **common)


def _expanded(tags: list[str], groups: Mapping[str, list[str]]) -> tuple[str, ...]:
    nested = (groups[tag[1:]] if tag.startswith("@") else [tag] for tag in tags)
    return tuple(dict.fromkeys(tag for group in nested for tag in group))
