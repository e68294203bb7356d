"""Random weights in a real model's size: speed depends on size and lengths, not on what was learned."""

import json
import shutil
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.catalogue import Family, ModelProfile
from service.engines.vocabulary import Vocabulary, read_vocabulary
from service.errors import InputError

if TYPE_CHECKING:
    from transformers import PreTrainedConfig
    from transformers.modeling_utils import PreTrainedModel

_SHAPES = Path(__file__).with_suffix(".toml")
_NEVER = -1e4  # a bias within float16 that no logit of these weights makes up for
_SHIFT = 8.0  # of the coordinate that stands for a bias: four times it, below 0, loses to all other logits
_TOKENIZER_FILES = ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json")


@dataclass(frozen=True, slots=True)
class Shape:
    """A size by its name in random_models.toml."""

    name: str
    title: str
    family: Family  # marian or m2m100
    vocab_size: int
    d_model: int
    encoder_layers: int
    decoder_layers: int
    attention_heads: int
    ffn_dim: int
    positions: int
    target_tokens: int  # of every target
    sentences: int  # that a run is measured with where nothing else is asked for
    repetitions: int

    def sizes(self) -> dict[str, Any]:
        """In the words of transformers, which both architectures share."""
        sides = ("encoder", "decoder")
        return {
            "vocab_size": self.vocab_size,
            "d_model": self.d_model,
            "encoder_layers": self.encoder_layers,
            "decoder_layers": self.decoder_layers,
            **{f"{side}_attention_heads": self.attention_heads for side in sides},
            **{f"{side}_ffn_dim": self.ffn_dim for side in sides},
            "max_position_embeddings": self.positions,
            "scale_embedding": True,
        }


def shape(name: str) -> Shape:
    """Raises InputError, with the names that there are."""
    shapes = tomllib.loads(_SHAPES.read_text(encoding="utf-8"))
    if name not in shapes:
        close = get_close_matches(name, shapes, n=1, cutoff=0.0)[0]
        raise InputError(f"random weights in the size of {name} are not known", f"did you mean {close}?")
    row = shapes[name]
    return Shape(name=name, **row | {"family": Family(row["family"])})


def build(wanted: Shape, tokenizer: ModelProfile, directory: Path) -> ModelProfile:
    """Writes a model with the files of `tokenizer`, which is a Marian model; its symbols come first."""
    import torch
    from transformers import AutoModelForSeq2SeqLM
    from transformers.utils.logging import disable_progress_bar

    configuration = _lay_out(wanted, tokenizer, directory)
    configuration.save_pretrained(directory)
    vocabulary = read_vocabulary(directory, wanted.family)
    disable_progress_bar()
    torch.manual_seed(0)
    model = AutoModelForSeq2SeqLM.from_config(configuration)
    _silence(model, vocabulary)
    model.save_pretrained(directory)
    return replace(
        tokenizer,
        name=f"random-{wanted.name}",
        title=f"Random weights: {wanted.title}",
        family=wanted.family,
        tagged=wanted.family is Family.MARIAN and tokenizer.tagged,
        path=directory,
        revision=None,
        parameters=sum(weights.numel() for weights in model.parameters()),
        max_source_tokens=512,
        scores=(),
    )


def _lay_out(wanted: Shape, tokenizer: ModelProfile, directory: Path) -> "PreTrainedConfig":
    """The tokenizer's files, and the configuration that goes with their ids."""
    from transformers import M2M100Config, MarianConfig

    assert tokenizer.path is not None
    for name in _TOKENIZER_FILES:
        shutil.copy(tokenizer.path / name, directory / name)
    ids = _ids(directory / "vocab.json", wanted.family)
    if wanted.family is Family.M2M100:
        shutil.copy(directory / "source.spm", directory / "sentencepiece.bpe.model")
        options = {"activation_function": "relu", "decoder_start_token_id": ids["eos_token_id"]}
        return M2M100Config(**wanted.sizes(), **ids, **options)
    options = {"activation_function": "swish", "decoder_start_token_id": ids["pad_token_id"]}
    return MarianConfig(**wanted.sizes(), decoder_vocab_size=wanted.vocab_size, **ids, **options)


def _ids(table: Path, family: Family) -> dict[str, int | None]:
    """M2M100 counts places from its padding symbol's id on, which therefore has to be 1."""
    numbered: dict[str, int] = json.loads(table.read_text(encoding="utf-8"))
    if family is Family.M2M100:
        first = next(symbol for symbol, number in numbered.items() if number == 1)
        numbered[first], numbered["<pad>"] = numbered["<pad>"], 1
        table.write_text(json.dumps(numbered, ensure_ascii=False), encoding="utf-8")
    return {
        "bos_token_id": None,
        "eos_token_id": numbered["</s>"],
        "forced_eos_token_id": None,
        "pad_token_id": numbered["<pad>"],
    }


def _silence(model: "PreTrainedModel", vocabulary: Vocabulary) -> None:
    """The end symbol, and what no tokenizer can spell, are never written.

    M2M100 has no bias for each symbol: one coordinate of what the decoder gives is made constant, and the
    embeddings, which are its output matrix too, are told apart by it.
    """
    import torch

    never = [vocabulary.end, *vocabulary.never_written]
    spelled = len(vocabulary.tokenization.pieces)
    with torch.no_grad():
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias[0, never] = _NEVER
            model.final_logits_bias[0, spelled:] = _NEVER
            return
        norm, embeddings = model.get_decoder().layer_norm, model.get_input_embeddings().weight
        norm.weight[0], norm.bias[0] = 0.0, _SHIFT / 2
        embeddings[:, 0] = 0.0
        embeddings[never, 0] = -_SHIFT
        embeddings[spelled:, 0] = -_SHIFT
