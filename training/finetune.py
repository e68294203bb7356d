"""`finetune`: a published model learns from pairs of one's own, beside a replay of the original mix."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from string import Template

from transformers import AutoModelForSeq2SeqLM, GenerationConfig
from transformers.modeling_utils import PreTrainedModel
from transformers.utils.logging import disable_progress_bar

from service.catalogue import ModelProfile
from service.engines.loading import reading
from training.base import find_base
from training.base_ids import BaseIds
from training.finetune_data import Lessons, write_data
from training.model_folder import digest, placed, save_weights
from training.plan import Plan
from training.processes import processes
from training.shards import read_manifest
from training.start import Start
from training.state import fill, load_average
from training.train import Trainer

# What of a base is not copied: its weights, what is written anew, and a puller's own records.
_NOT_COPIED = (
    "*.safetensors",
    "*.bin",
    "*.index.json",
    "config.json",
    "README.md",
    "profile.toml",
    "pulled.toml",
    ".*",
)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FinetunePlan:
    """`base` is a name of the catalogue or a directory; the model is written to `out/model`."""

    base: str
    lessons: Lessons
    out: Path
    name: str
    dropout: float
    plan: Plan


def finetune(job: FinetunePlan, say: Say) -> bool:
    """Trains a slice; where that spends the budget, writes the model and returns true.

    Raises what finding the base, reading the pairs and training raise.
    """
    directory, profile = find_base(job.base, job.lessons.source, job.lessons.target)
    ids = BaseIds(directory, profile, job.lessons.source)
    data, run = job.out / "data", job.out / "run"
    state = processes()
    if state.is_main_process:
        write_data(job.lessons, ids, data, say)
    state.wait_for_everyone()
    disable_progress_bar()
    with reading(profile):
        model = _load(directory, job.dropout)
    origin = {"base": digest(*directory.glob("*.safetensors")), "pairs": digest(*data.glob("shard-*.npz"))}
    start = Start(model, ids.decode, origin, {"base": profile.name})
    spent = Trainer(start, data, run, job.plan, say).run()
    if spent and state.is_main_process:
        fill(model, load_average(run), str(run))
        with placed(job.out / "model") as aside:
            _write(model, directory, aside)
            _describe(job, profile, aside)
        say(f"the model is in {job.out / 'model'}")
    return spent


def _load(directory: Path, dropout: float) -> PreTrainedModel:
    model: PreTrainedModel = AutoModelForSeq2SeqLM.from_pretrained(
        directory,
        dtype="float32",
        dropout=dropout,
        use_safetensors=True,
        local_files_only=True,
        trust_remote_code=False,
    )
    # What the base's own file says of beams and lengths must not leak into the watching.
    model.generation_config = GenerationConfig()
    # Sinusoidal places are computed, not saved; loading makes parameters of them like any other.
    for name in model._keys_to_ignore_on_save or ():
        model.get_parameter(name).requires_grad_(False)
    return model.train()


def _write(model: PreTrainedModel, base: Path, folder: Path) -> None:
    """The base's own tokenizer and generation configuration beside the new weights."""
    save_weights(model, folder)
    shutil.copytree(base, folder, ignore=shutil.ignore_patterns(*_NOT_COPIED), dirs_exist_ok=True)


def _describe(job: FinetunePlan, profile: ModelProfile, folder: Path) -> None:
    lessons, target = job.lessons, job.lessons.target
    weights = folder / "model.safetensors"
    rows = read_manifest(job.out / "data")["corpora"]
    fields = {
        "name": job.name,
        "title": f"{profile.title}, tuned on {lessons.pairs.name}",
        "base": profile.name,
        "family": profile.family.value,
        "licence": profile.licence,
        "commercial": str(profile.commercial).lower(),
        "source": lessons.source.name,
        "target": target.name,
        "sources": _listed(profile.sources),
        "targets": _listed(tuple(dict.fromkeys((*profile.targets, target.tag)))),
        "tagged": str(profile.tagged).lower(),
        "max_source_tokens": profile.max_source_tokens,
        "revision": digest(weights),
        "parameters": profile.parameters,
        "bytes": weights.stat().st_size,
        "data": "\n".join(f"| {row['name']} | {row['tag']} | {row['examples']:,} |" for row in rows),
    }
    for template, name in (("tuned_card.md", "README.md"), ("tuned_profile.toml", "profile.toml")):
        text = (Path(__file__).parent / template).read_text(encoding="utf-8")
        (folder / name).write_text(Template(text).substitute(fields), encoding="utf-8")


def _listed(tags: tuple[str, ...]) -> str:
    return ", ".join(f'"{tag}"' for tag in tags)
