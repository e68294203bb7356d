"""`export`: averaged weights to a Hugging Face directory that any Marian loader reads, with its catalogue entry."""

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers.generation.configuration_utils import GenerationConfig
from transformers.models.marian.modeling_marian import MarianMTModel

from service.errors import InputError
from service.languages import language, languages
from training.card import model_card, profile_toml
from training.network import Shape, build
from training.shards import Corpus
from training.state import load_average

MAX_SOURCE_TOKENS = 200  # the longest that training saw


@dataclass(frozen=True, slots=True)
class Release:
    """What is said of a model beside its weights. `scores` is what `python -m evaluation run` printed as JSON."""

    name: str
    parameters: int
    weight_bytes: int
    revision: str
    targets: tuple[str, ...]  # BCP-47
    corpora: tuple[Corpus, ...]
    trained_on: str
    target_tokens: int
    minutes: float
    shape: Shape
    scores: dict[str, Any]


def export(
    run: Path, data: Path, out: Path, name: str, targets: tuple[str, ...], scores: dict[str, Any]
) -> Release:
    """Writes the directory aside, then renames it into place; raises InputError where the run has no weights yet."""
    try:
        facts = json.loads((run / "run.json").read_text(encoding="utf-8"))
        weights = load_average(run)
    except FileNotFoundError:
        raise InputError(f"{run} holds no trained weights", "run `python -m training train` first") from None
    manifest = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    ids = json.loads((data / "vocabulary" / "vocab.json").read_text(encoding="utf-8"))
    shape = Shape(**facts["shape"])
    model = build(shape, manifest["vocabulary_size"], ids["</s>"])
    model.load_state_dict(weights, strict=False)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{name}.") as folder:
        aside = Path(folder) / name
        _write_model(model, aside)
        _write_tokenizer(data / "vocabulary", aside)
        weight_file = aside / "model.safetensors"
        release = Release(
            name=name,
            parameters=sum(p.numel() for p in model.parameters() if p.requires_grad),
            weight_bytes=weight_file.stat().st_size,
            revision=hashlib.sha256(weight_file.read_bytes()).hexdigest()[:40],
            targets=targets,
            corpora=_seen(manifest, facts.get("tags")),
            trained_on="gpu" if facts["device"] == "cuda" else "cpu",
            target_tokens=facts["target_tokens"],
            minutes=facts["seconds"] / 60,
            shape=shape,
            scores=scores,
        )
        (aside / "README.md").write_text(model_card(release), encoding="utf-8")
        (aside / "profile.toml").write_text(profile_toml(release, MAX_SOURCE_TOKENS), encoding="utf-8")
        shutil.rmtree(out, ignore_errors=True)
        os.replace(aside, out)
    return release


def targets_of(tags: set[str]) -> tuple[str, ...]:
    """The BCP-47 tags of trained language tags, English first."""
    known = [
        each.tag for each in languages() if each.iso639_3 in tags and each.tag == language(each.iso639_3).tag
    ]
    return tuple(sorted(known, key=lambda tag: (tag != "en", tag)))


def _seen(manifest: dict[str, Any], tags: dict[str, float] | None) -> tuple[Corpus, ...]:
    corpora = [Corpus(**row) for row in manifest["corpora"]]
    return tuple(c for c in corpora if c.examples and (tags is None or tags.get(c.tag)))


def _write_model(model: MarianMTModel, folder: Path) -> None:
    model.config._attn_implementation = "sdpa"  # eager was for the training's guidance alone
    model.to(torch.float16).save_pretrained(folder)
    GenerationConfig(
        num_beams=4,
        max_length=512,
        bad_words_ids=[[model.config.pad_token_id]],
        pad_token_id=model.config.pad_token_id,
        eos_token_id=model.config.eos_token_id,
        decoder_start_token_id=model.config.decoder_start_token_id,
    ).save_pretrained(folder)


def _write_tokenizer(vocabulary: Path, folder: Path) -> None:
    for name in ("source.spm", "target.spm", "vocab.json"):
        shutil.copyfile(vocabulary / name, folder / name)
    settings = {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": "ara",
        "target_lang": "mul",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "model_max_length": 512,
        "separate_vocabs": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
