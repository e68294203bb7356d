"""Tiny models with weights that make each next token depend on the source and on the tokens before."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoModelForSeq2SeqLM,
    BartConfig,
    M2M100Config,
    MarianConfig,
    MBartConfig,
    MT5Config,
    PreTrainedConfig,
    T5Config,
    T5GemmaConfig,
)
from transformers.utils.logging import disable_progress_bar

from service.catalogue import ModelProfile
from tests.engines.profiles import profile_of
from tests.tiny_models import vocabularies
from tests.tiny_models.names import FAMILIES

POSITIONS = 64
_SPREAD = {"marian": 0.3, "m2m_100": 0.03, "mbart": 0.03}  # of embeddings; these scale them up
_TAGS = (">>eng<<", ">>fra<<", ">>deu<<")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to build one; `configuration` gets the number of symbols."""

    files: Callable[[Path], int]
    configuration: Callable[[int], PreTrainedConfig]
    tagged: bool = False


def build(name: str, directory: Path) -> ModelProfile:
    """Writes the model `name` of RECIPES and gives its profile, whose path is `directory`."""
    recipe = RECIPES[name]
    directory.mkdir(parents=True)
    _write_weights(recipe.configuration(recipe.files(directory)), directory)
    return profile_of(name, FAMILIES[name], directory, tagged=recipe.tagged, longest=POSITIONS)


def _write_weights(configuration: PreTrainedConfig, directory: Path) -> None:
    disable_progress_bar()
    torch.manual_seed(7)
    model = AutoModelForSeq2SeqLM.from_config(configuration)
    end = configuration.eos_token_id
    spread = _SPREAD.get(configuration.model_type, 0.06)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if "norm" in name:
                continue
            if "embed" in name or "shared" in name:
                torch.nn.init.normal_(weights, std=spread)
                if weights.shape[0] == configuration.vocab_size:
                    weights[end] *= 3  # so that some targets end
            elif weights.dim() > 1:
                gain = 3 if "att" in name.lower() else 0.7
                torch.nn.init.normal_(weights, std=gain / weights.shape[-1] ** 0.5)
            else:
                torch.nn.init.normal_(weights, std=0.1)
        if hasattr(model, "final_logits_bias"):
            torch.nn.init.normal_(model.final_logits_bias, std=spread)
    if configuration.model_type == "bart":
        model.generation_config.forced_bos_token_id = configuration.bos_token_id
    model.save_pretrained(directory)


def _bart_like(**changes: Any) -> dict[str, Any]:
    layers = {f"{side}_{what}": number for side in ("encoder", "decoder") for what, number in _LAYERS.items()}
    ids = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    return {"d_model": 32, "max_position_embeddings": POSITIONS, **layers, **ids, **changes}


_LAYERS = {"layers": 2, "attention_heads": 4, "ffn_dim": 64}


def _marian(size: int) -> PreTrainedConfig:
    last = size - 1
    ids = {"bos_token_id": None, "eos_token_id": 0, "pad_token_id": last, "decoder_start_token_id": last}
    options = {"scale_embedding": True, "activation_function": "swish", "forced_eos_token_id": 0}
    return MarianConfig(vocab_size=size, **_bart_like(**ids, **options))


def _m2m100(size: int) -> PreTrainedConfig:
    return M2M100Config(vocab_size=size, scale_embedding=True, **_bart_like())


def _mbart(size: int) -> PreTrainedConfig:
    options = {"scale_embedding": True, "tokenizer_class": "MBart50Tokenizer"}
    return MBartConfig(vocab_size=size, **options, **_bart_like())


def _arabart(size: int) -> PreTrainedConfig:
    options = {"scale_embedding": True, "tokenizer_class": "BarthezTokenizer"}
    return MBartConfig(vocab_size=size, **options, **_bart_like(forced_eos_token_id=2))


def _bart(size: int) -> PreTrainedConfig:
    return BartConfig(vocab_size=size, **_bart_like())


def _t5_like(size: int, **changes: Any) -> dict[str, Any]:
    layers = {"d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_heads": 4}
    ids = {"pad_token_id": 0, "eos_token_id": 1, "decoder_start_token_id": 0}
    return {"vocab_size": size, **layers, **ids, **changes}


def _t5(size: int) -> PreTrainedConfig:
    return T5Config(**_t5_like(size))


def _flan(size: int) -> PreTrainedConfig:
    return T5Config(**_t5_like(size, feed_forward_proj="gated-gelu", tie_word_embeddings=False))


def _madlad(size: int) -> PreTrainedConfig:
    ids = {"pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 0}
    options = {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}
    return T5Config(**_t5_like(size, **ids, **options))


def _mt5(size: int) -> PreTrainedConfig:
    return MT5Config(**_t5_like(size, tie_word_embeddings=False))


def _t5gemma(size: int) -> PreTrainedConfig:
    side = {
        "vocab_size": size, "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2,
        "num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 8, "query_pre_attn_scalar": 8,
        "pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2,
    }  # fmt: skip
    return T5GemmaConfig(encoder=side, decoder=side, vocab_size=size)


RECIPES = {
    "marian": Recipe(vocabularies.marian, _marian),
    "marian-tagged": Recipe(lambda directory: vocabularies.marian(directory, _TAGS), _marian, tagged=True),
    "m2m100": Recipe(vocabularies.m2m100, _m2m100),
    "nllb": Recipe(vocabularies.nllb, _m2m100),
    "mbart50": Recipe(vocabularies.mbart50, _mbart),
    "madlad": Recipe(vocabularies.madlad, _madlad),
    "t5": Recipe(vocabularies.t5, _t5),
    "mt5": Recipe(vocabularies.mt5, _mt5),
    "flan": Recipe(vocabularies.t5, _flan),
    "bart": Recipe(vocabularies.bart, _bart),
    "arabart": Recipe(vocabularies.arabart, _arabart),
    "t5gemma": Recipe(vocabularies.t5gemma, _t5gemma),
}
