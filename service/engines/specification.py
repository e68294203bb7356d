"""A model of transformers in CTranslate2's terms. The only place, with the torch engine, that loads torch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.catalogue import Family
from service.engines.vocabulary import Vocabulary, read_vocabulary

_SILENT = -30_000.0  # which float16 can hold

if TYPE_CHECKING:
    from ctranslate2.specs.transformer_spec import TransformerSpec
    from transformers.modeling_utils import PreTrainedModel


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which of CTranslate2's loaders reads an architecture, and what it must find in the configuration.

    The settings say what the code of transformers does, whatever a published file says or leaves out.
    """

    loader: str
    settings: Mapping[str, bool]


_LAYOUTS: Mapping[str, _Layout] = {
    # Read as BART, it keeps its padding symbol, from which the decoder starts.
    "marian": _Layout("BartLoader", {"normalize_before": False, "normalize_embedding": False}),
    "bart": _Layout("BartLoader", {"normalize_before": False}),
    "mbart": _Layout("BartLoader", {"normalize_before": True}),
    "m2m_100": _Layout("M2M100Loader", {}),
    "t5": _Layout("T5Loader", {}),
    "mt5": _Layout("T5Loader", {}),
}


def specification(
    directory: Path, family: Family, quantization: str, loaded: Callable[[], None]
) -> "TransformerSpec":
    """With its weights quantized, ready to be saved; calls `loaded` once they are in memory.

    Raises OSError, ValueError or RuntimeError where the files cannot be read.
    """
    from transformers import AutoModelForSeq2SeqLM
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    vocabulary = read_vocabulary(directory, family)
    model = AutoModelForSeq2SeqLM.from_pretrained(
        directory, use_safetensors=True, local_files_only=True, trust_remote_code=False
    )
    loaded()
    found = _specified(model, vocabulary)
    del model
    found.validate()
    found.optimize(quantization=quantization)
    return found


def _specified(model: "PreTrainedModel", vocabulary: Vocabulary) -> "TransformerSpec":
    from ctranslate2.converters import transformers as loaders

    configuration = model.config
    layout = _LAYOUTS.get(configuration.model_type)
    if layout is None:
        raise ValueError(f"CTranslate2 does not read {configuration.model_type}")
    for name, value in layout.settings.items():
        setattr(configuration, name, value)
    # CTranslate2 takes tied embeddings to mean scaled outputs; transformers 5 ties them in every T5.
    configuration.tie_word_embeddings = getattr(configuration, "scale_decoder_outputs", False)
    found = getattr(loaders, layout.loader)().get_model_spec(model)
    _silence(found, model, vocabulary)
    symbols = list(vocabulary.symbols)
    found.register_source_vocabulary(symbols)
    found.register_target_vocabulary(symbols)
    found.config.decoder_start_token = symbols[vocabulary.start]
    found.config.eos_token = symbols[vocabulary.end]
    found.config.unk_token = symbols[vocabulary.tokenization.unknown]
    found.config.bos_token = symbols[vocabulary.start]
    return found


def _silence(found: "TransformerSpec", model: "PreTrainedModel", vocabulary: Vocabulary) -> None:
    """Gives what is never written a logit that loses to all: to suppress it costs a tenth of each step."""
    import torch

    projection = found.decoder.projection
    bias = torch.zeros(len(vocabulary.symbols), dtype=model.dtype)
    if isinstance(projection.bias, torch.Tensor):
        bias += projection.bias
    bias[list(vocabulary.never_written)] = _SILENT
    projection.bias = bias
