"""The model that a fine-tuning starts from: one of the catalogue, or any directory of its families."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

from service.catalogue import Family, ModelProfile, Task, load_catalogue
from service.depot import Depot
from service.engines.language_codes import language_codes
from service.engines.vocabulary import read_vocabulary
from service.errors import InputError
from service.languages import Language, languages
from service.settings import load_settings

FAMILIES = (Family.MARIAN, Family.M2M100, Family.NLLB, Family.MBART50)
_TAG = ">>"


def find_base(name: str, source: Language, target: Language) -> tuple[Path, ModelProfile]:
    """A directory and its profile, by the directory's path or by a name of the catalogue.

    Raises InputError for a family that cannot be tuned here, and what the catalogue and the depot raise.
    """
    directory = Path(name)
    if (directory / "config.json").is_file():
        profile = _read_profile(directory, source, target)
    else:
        catalogue = load_catalogue()
        profile = catalogue.find(name)
        directory = Depot(load_settings(os.environ).models_dir, catalogue).require(profile)
    if profile.family not in FAMILIES:
        raise InputError(
            f"model {profile.name} is of the family {profile.family}",
            f"fine-tuning takes {', '.join(FAMILIES)}",
        )
    return directory, profile


def _read_profile(directory: Path, source: Language, target: Language) -> ModelProfile:
    """From its profile.toml where it has one, as our own models do; else from its configuration."""
    card = directory / "profile.toml"
    row = tomllib.loads(card.read_text(encoding="utf-8")) if card.is_file() else {}
    configuration = _json(directory / "config.json")
    family = Family(row["family"]) if row else _family(directory, configuration)
    tagged = row.get("tagged", family is Family.MARIAN and _has_tags(directory))
    targets = row.get("targets") or _told(directory, family, tagged) or [target.tag]
    return ModelProfile(
        name=row.get("name", directory.resolve().name),
        title=row.get("title", directory.resolve().name),
        family=family,
        tasks=(Task.TRANSLATE,),
        hub_id=None,
        path=directory,
        revision=row.get("revision"),
        licence=row.get("licence", "LicenseRef-unknown"),
        commercial=row.get("commercial", False),
        parameters=row.get("parameters", 0),
        download_bytes=row.get("download_bytes", 0),
        sources=tuple(row.get("sources", (source.tag,))),
        targets=tuple(targets),
        tagged=tagged,
        max_source_tokens=row.get("max_source_tokens", configuration.get("max_position_embeddings", 512)),
        scores=(),
    )


def _family(directory: Path, configuration: dict[str, Any]) -> Family:
    tokenizer = str(_json(directory / "tokenizer_config.json").get("tokenizer_class", ""))
    match configuration.get("model_type"):
        case "marian":
            return Family.MARIAN
        case "m2m_100":
            return Family.NLLB if tokenizer.startswith("Nllb") else Family.M2M100
        case "mbart" if tokenizer.startswith("MBart50"):
            return Family.MBART50
        case other:
            raise InputError(
                f"{directory} is a model of type {other}", f"fine-tuning takes {', '.join(FAMILIES)}"
            )


def _told(directory: Path, family: Family, tagged: bool) -> list[str]:
    """The languages that a model can be told to write; none for a Marian model of one pair."""
    if family is Family.MARIAN and not tagged:
        return []
    try:
        symbols = read_vocabulary(directory, family).languages
    except (OSError, ValueError, LookupError, RuntimeError):
        raise InputError(f"the tokenizer of {directory} cannot be read", "fetch the model again") from None
    return [each.tag for each in languages() if any(code.lower() in symbols for code in language_codes(each))]


def _has_tags(directory: Path) -> bool:
    return any(symbol.startswith(_TAG) for symbol in _json(directory / "vocab.json"))


def _json(path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise InputError(f"{path} cannot be read", "fetch the model again") from None
    return document
