"""`export`: averaged weights to a Hugging Face directory that any Marian loader reads."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transformers.generation.configuration_utils import GenerationConfig
from transformers.modeling_utils import PreTrainedModel

from service.errors import InputError
from service.languages import language
from training.card import Release, model_card, profile_toml
from training.model_folder import digest, placed, save_weights
from training.network import Shape, build
from training.pieces import EOS, Pieces
from training.shards import Corpus, read_manifest
from training.state import fill, load_average, read_facts

_POSITIONS = 512  # what the network can tell apart; a target may be that long
_BEAMS = 4


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What to export, and as what. `scores` is what `python -m evaluation run` printed as JSON."""

    run: Path
    data: Path
    out: Path
    name: str
    targets: tuple[str, ...]  # BCP-47; empty: all that were trained
    scores: Mapping[str, Any]
    doubt_below: float | None = None  # what `python -m evaluation doubt` recommends
    summarizes: bool = False  # whether its headlines and summaries are good enough to be offered


def export(plan: ExportPlan) -> Release:
    """Writes the directory, its card and its catalogue entry.

    Raises InputError or TrainingError where something is missing.
    """
    facts, manifest = read_facts(plan.run), read_manifest(plan.data)
    seen = _seen(manifest, facts.get("tags"))
    vocabulary = plan.data / "vocabulary"
    shape = Shape(**facts["shape"])
    ids = json.loads((vocabulary / "vocab.json").read_text(encoding="utf-8"))
    model = build(shape, manifest["vocabulary_size"], ids[EOS])
    fill(model, load_average(plan.run), str(plan.run))
    with placed(plan.out) as aside:
        _write_model(model, aside)
        _write_tokenizer(vocabulary, aside)
        weights = aside / "model.safetensors"
        release = Release(
            name=plan.name,
            parameters=sum(p.numel() for p in model.parameters() if p.requires_grad),
            weight_bytes=weights.stat().st_size,
            revision=digest(weights),
            targets=_targets(plan.targets, seen),
            corpora=seen,
            trained_on="gpu" if facts["device"] == "cuda" else "cpu",
            target_tokens=facts["target_tokens"],
            minutes=facts["seconds"] / 60,
            shape=shape,
            scores=plan.scores,
            summarizes=plan.summarizes,
            max_source_tokens=manifest.get("max_pieces", 200),
            doubt_below=plan.doubt_below,
            slots=Pieces(vocabulary).has_slots,
        )
        (aside / "README.md").write_text(model_card(release), encoding="utf-8")
        (aside / "profile.toml").write_text(profile_toml(release), encoding="utf-8")
    return release


def _targets(asked: tuple[str, ...], seen: tuple[Corpus, ...]) -> tuple[str, ...]:
    """BCP-47 tags; all that were trained, English first, where none is asked for."""
    trained = {corpus.tag for corpus in seen}
    for tag in asked:
        if language(tag).iso639_3 not in trained:
            raise InputError(
                f"the run has not seen {language(tag).name}",
                f"it was trained on {', '.join(sorted(trained))}",
            )
    own = [language(tag).tag for tag in sorted(trained) if "_" not in tag]
    return asked or tuple(sorted(own, key=lambda tag: (tag != "en", tag)))


def _seen(manifest: Mapping[str, Any], tags: Mapping[str, float] | None) -> tuple[Corpus, ...]:
    corpora = [Corpus(**row) for row in manifest["corpora"]]
    return tuple(c for c in corpora if c.examples and (tags is None or tags.get(c.tag)))


def _write_model(model: PreTrainedModel, folder: Path) -> None:
    model.config._attn_implementation = "sdpa"  # eager was for the training's guidance alone
    save_weights(model, folder)
    GenerationConfig(
        num_beams=_BEAMS,
        max_length=_POSITIONS,
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
        "model_max_length": _POSITIONS,
        "separate_vocabs": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
