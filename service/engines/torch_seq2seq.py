"""Models on PyTorch, through the model classes of transformers and `generate`."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSeq2SeqLM, GenerationConfig
from transformers.generation.logits_process import LogitsProcessor, LogitsProcessorList
from transformers.modeling_outputs import BaseModelOutput
from transformers.modeling_utils import PreTrainedModel
from transformers.utils.logging import disable_progress_bar

from service.catalogue import Family, ModelProfile
from service.engines.engine import Decoding
from service.engines.families import OVERFLOWS_IN_FLOAT16
from service.engines.generation import Hypothesis, Seq2SeqEngine, Source
from service.engines.loading import reading
from service.engines.vocabulary import Vocabulary, read_vocabulary

_SCORED_AT_ONCE = 2**26  # log-probabilities in float32: 256 MiB


def load(directory: Path, profile: ModelProfile, device: str, *, threads: int = 0) -> Seq2SeqEngine:
    """`device` is resolved: `cpu`, `cuda`, `cuda:1` or `mps`. `threads`: 0 is all cores."""
    if threads:
        torch.set_num_threads(threads)
    disable_progress_bar()
    dtype = dtype_for(profile.family, device)
    with reading(profile):
        vocabulary = read_vocabulary(directory, profile.family)
        model = AutoModelForSeq2SeqLM.from_pretrained(
            directory,
            dtype=dtype,
            device_map=placement_for(profile.parameters * dtype.itemsize, device),
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
        )
    return Seq2SeqEngine(profile, vocabulary, TorchBackend(model, vocabulary, device))


def dtype_for(family: Family, device: str) -> torch.dtype:
    """bfloat16 on a card; where a card would only emulate it, the shortest type that the family can bear."""
    if not device.startswith("cuda"):
        return torch.float32
    if torch.cuda.is_bf16_supported(including_emulation=False):
        return torch.bfloat16
    return torch.float32 if family in OVERFLOWS_IN_FLOAT16 else torch.float16


def placement_for(weights: int, device: str) -> str | dict[str, str]:
    """One device where the weights (in bytes) leave it room to work; else all cards and main memory."""
    if device.startswith("cuda") and weights > 0.8 * torch.cuda.mem_get_info(device)[0]:
        return "auto"
    return {"": device}


class TorchBackend:
    """One search at a time: a second one would need its memory as well."""

    name = "torch"
    ahead = 0

    def __init__(self, model: PreTrainedModel, vocabulary: Vocabulary, device: str) -> None:
        self.device = device
        self.compute_type = str(model.dtype).removeprefix("torch.")
        self._model = model.eval()
        # What a model's own file says of beams and lengths must not leak into a Decoding.
        model.generation_config = GenerationConfig()
        self._vocabulary = vocabulary
        self._lock = threading.Lock()

    def limits(self, decoding: Decoding) -> tuple[int, int]:
        return decoding.batch_tokens, decoding.batch_tokens

    def submit(self, sources: Sequence[Source], decoding: Decoding) -> Callable[[], list[Hypothesis]]:
        return lambda: self._search(sources, decoding)

    def recover(self) -> None:
        if self.device.startswith("cuda"):
            torch.cuda.empty_cache()

    def close(self) -> None:
        del self._model
        self.recover()

    @torch.inference_mode()
    def _search(self, sources: Sequence[Source], decoding: Decoding) -> list[Hypothesis]:
        with self._lock:
            ids, mask = self._padded([source.ids for source in sources])
            encoded = self._model.get_encoder()(input_ids=ids, attention_mask=mask).last_hidden_state
            beginnings = [source.target for source in sources]
            targets = self._model.generate(
                encoder_outputs=BaseModelOutput(encoded),
                attention_mask=mask,
                decoder_input_ids=torch.full((len(sources), 1), self._vocabulary.start, device=ids.device),
                generation_config=self._generation_config(decoding, len(beginnings[0])),
                logits_processor=LogitsProcessorList([_Beginnings(beginnings, decoding.beam_size)]),
            )
            return self._hypotheses(encoded, mask, targets, len(beginnings[0]))

    def _padded(self, rows: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Ids and attention mask, each of shape (rows, longest)."""
        longest = max(map(len, rows))
        padding = self._vocabulary.padding
        ids = [[*row, *[padding] * (longest - len(row))] for row in rows]
        mask = [[1] * len(row) + [0] * (longest - len(row)) for row in rows]
        return torch.tensor(ids, device=self.device), torch.tensor(mask, device=self.device)

    def _generation_config(self, decoding: Decoding, beginning: int) -> GenerationConfig:
        beams: dict[str, Any] = {}
        if decoding.beam_size > 1:
            # A search ends with as many ended hypotheses as beams, as it does in CTranslate2.
            beams = {"length_penalty": decoding.length_penalty, "early_stopping": True}
        return GenerationConfig(
            num_beams=decoding.beam_size,
            do_sample=False,
            max_new_tokens=decoding.max_target_tokens + beginning,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            suppress_tokens=list(self._vocabulary.never_written),
            renormalize_logits=True,
            decoder_start_token_id=self._vocabulary.start,
            eos_token_id=list(self._vocabulary.ends),
            pad_token_id=self._vocabulary.padding,
            **beams,
        )

    def _hypotheses(
        self, encoded: torch.Tensor, mask: torch.Tensor, targets: torch.Tensor, beginning: int
    ) -> list[Hypothesis]:
        rows = max(1, _SCORED_AT_ONCE // (targets.shape[1] * len(self._vocabulary.symbols)))
        chunks = [slice(start, start + rows) for start in range(0, len(targets), rows)]
        log_probabilities = torch.cat(
            [self._log_probabilities(encoded[chunk], mask[chunk], targets[chunk]) for chunk in chunks]
        )
        return [
            self._hypothesis(ids[1 + beginning :], scores[beginning:])
            for ids, scores in zip(targets.tolist(), log_probabilities.tolist(), strict=True)
        ]

    def _log_probabilities(
        self, encoded: torch.Tensor, mask: torch.Tensor, targets: torch.Tensor
    ) -> torch.Tensor:
        """Of each target token after the first, shape (rows, tokens - 1).

        `generate` would have to keep the scores of the whole vocabulary of each step to tell.
        """
        logits = self._model(
            encoder_outputs=BaseModelOutput(encoded), attention_mask=mask, decoder_input_ids=targets[:, :-1]
        ).logits.float()
        logits[..., list(self._vocabulary.never_written)] = -torch.inf
        following = targets[:, 1:, None].to(logits.device)
        log_probabilities: torch.Tensor = logits.log_softmax(-1).gather(-1, following).squeeze(-1)
        return log_probabilities

    def _hypothesis(self, ids: list[int], scores: list[float]) -> Hypothesis:
        ends = self._vocabulary.ends
        end = next((place for place, symbol in enumerate(ids) if symbol in ends), None)
        if end is None:
            return Hypothesis(ids, sum(scores), complete=False)
        return Hypothesis(ids[:end], sum(scores[: end + 1]), complete=True)


class _Beginnings(LogitsProcessor):  # type: ignore[misc]
    """Each target begins with its own symbols: languages may be mixed within a batch."""

    def __init__(self, beginnings: Sequence[tuple[int, ...]], beams: int) -> None:
        self._symbols = torch.tensor(beginnings, dtype=torch.long).repeat_interleave(beams, dim=0)

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        step = input_ids.shape[1] - 1
        if step >= self._symbols.shape[1]:
            return scores
        symbols = self._symbols[:, step, None].to(scores.device)
        return torch.full_like(scores, -torch.inf).scatter(1, symbols, 0.0)
