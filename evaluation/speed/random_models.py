"""Random weights in a real model's size: speed depends on size and lengths, not on what was learned."""

import shutil
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from service.catalogue import ModelProfile
from service.engines.vocabulary import read_vocabulary
from service.errors import InputError

_SHAPES = Path(__file__).with_suffix(".toml")
_NEVER = -1e4  # a bias within float16 that no logit of these weights makes up for
_TOKENIZER_FILES = ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json")


@dataclass(frozen=True, slots=True)
class Shape:
    """A size by its name in random_models.toml."""

    name: str
    title: str
    vocab_size: int
    d_model: int
    encoder_layers: int
    decoder_layers: int
    attention_heads: int
    ffn_dim: int
    target_tokens: int  # of every target

    def configuration(self) -> dict[str, Any]:
        """In MarianConfig's words, without the ids of symbols."""
        sides = ("encoder", "decoder")
        return {
            "vocab_size": self.vocab_size,
            "decoder_vocab_size": self.vocab_size,
            "d_model": self.d_model,
            "encoder_layers": self.encoder_layers,
            "decoder_layers": self.decoder_layers,
            **{f"{side}_attention_heads": self.attention_heads for side in sides},
            **{f"{side}_ffn_dim": self.ffn_dim for side in sides},
            "max_position_embeddings": 512,
            "scale_embedding": True,
            "static_position_embeddings": True,
            "activation_function": "swish",
        }


def shape(name: str) -> Shape:
    """Raises InputError, with the names that there are."""
    shapes = tomllib.loads(_SHAPES.read_text(encoding="utf-8"))
    if name not in shapes:
        close = get_close_matches(name, shapes, n=1, cutoff=0.0)[0]
        raise InputError(f"random weights in the size of {name} are not known", f"did you mean {close}?")
    return Shape(name=name, **shapes[name])


def build(wanted: Shape, tokenizer: ModelProfile, directory: Path) -> ModelProfile:
    """Writes a Marian model with the files of `tokenizer`, whose symbols are the first of its own."""
    import torch
    from transformers import MarianConfig, MarianMTModel
    from transformers.utils.logging import disable_progress_bar

    assert tokenizer.path is not None
    for name in _TOKENIZER_FILES:
        shutil.copy(tokenizer.path / name, directory / name)
    vocabulary = read_vocabulary(tokenizer.path, tokenizer.family)
    disable_progress_bar()
    torch.manual_seed(0)
    configuration = MarianConfig(
        **wanted.configuration(),
        bos_token_id=None,
        eos_token_id=vocabulary.end,
        forced_eos_token_id=None,
        pad_token_id=vocabulary.padding,
        decoder_start_token_id=vocabulary.start,
    )
    model = MarianMTModel(configuration)
    model.final_logits_bias[0, [vocabulary.end, *vocabulary.never_written]] = _NEVER
    model.final_logits_bias[0, len(vocabulary.symbols) :] = _NEVER  # what no tokenizer can spell
    model.save_pretrained(directory)
    return replace(
        tokenizer,
        name=f"random-{wanted.name}",
        title=f"Random weights: {wanted.title}",
        path=directory,
        revision=None,
        parameters=sum(weights.numel() for weights in model.parameters()),
        max_source_tokens=512,
        scores=(),
    )
