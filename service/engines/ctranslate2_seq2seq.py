"""Models on CTranslate2: fast on a CPU, small in memory, and loaded without torch and transformers."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import ctranslate2

from service.catalogue import Family, ModelProfile
from service.engines.convert import Progress, convert, discard
from service.engines.engine import Decoding
from service.engines.families import OVERFLOWS_IN_FLOAT16
from service.engines.generation import Hypothesis, Seq2SeqEngine, Source
from service.engines.loading import reading
from service.engines.vocabulary import Vocabulary, read_vocabulary

_LOGITS_AT_ONCE = 2**25  # in float32: 128 MiB
_TOKENS_PER_WORKER = 2048  # source tokens times beams: more falls out of a core's cache and is slower


def load(
    directory: Path,
    profile: ModelProfile,
    device: str,
    *,
    cache_dir: Path,
    threads: int = 0,
    quantization: str | None = None,
    progress: Progress | None = None,
) -> Seq2SeqEngine:
    """`device` is resolved: `cpu`, `cuda` or `cuda:1`. `threads`: 0 is all cores.

    `quantization` is that of the weights; None: the fastest that the family can bear on the device.
    `progress` hears of a conversion, where one is needed.
    """
    with reading(profile):
        vocabulary = read_vocabulary(directory, profile.family)
    kind = quantization or quantization_for(profile.family, device)
    converted = convert(directory, profile, cache_dir, kind, progress)
    try:
        lent = translator(converted, device, threads)
    except (RuntimeError, ValueError):
        discard(converted)
        with reading(profile):
            converted = convert(directory, profile, cache_dir, kind, progress)
            lent = translator(converted, device, threads)
    backend = CTranslate2Backend(lent, vocabulary, device)
    engine = Seq2SeqEngine(profile, vocabulary, backend)
    if device != "cpu":
        engine.warm()  # CTranslate2 looks for the libraries of the card only when it works
    return engine


def quantization_for(family: Family, device: str) -> str:
    """int8 on a CPU; on a GPU half precision, in the format whose range the family needs."""
    if device == "cpu":
        return "int8_float32"  # plain int8 leaves the rest in the precision of the file
    if family not in OVERFLOWS_IN_FLOAT16:
        return "float16"
    supported = ctranslate2.get_supported_compute_types("cuda", _index(device))
    return "bfloat16" if "bfloat16" in supported else "float32"


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def translator(converted: Path, device: str, threads: int) -> ctranslate2.Translator:
    """On a CPU a worker for each thread: several threads on one batch wait for each other at every step.

    The workers share the weights.
    """
    return ctranslate2.Translator(
        str(converted),
        device=device.partition(":")[0],
        device_index=_index(device),
        inter_threads=(threads or cores()) if device == "cpu" else 1,
        intra_threads=1,
        max_queued_batches=-1,
    )


def batch_tokens(decoding: Decoding, device: str) -> int:
    """The most source tokens of a batch, padding included."""
    if device != "cpu":
        return decoding.batch_tokens
    return min(decoding.batch_tokens, _TOKENS_PER_WORKER // decoding.beam_size)


def _index(device: str) -> int:
    return int(device.partition(":")[2] or 0)


class CTranslate2Backend:
    """Each worker always has a batch in hand, and one more is waiting."""

    name = "ctranslate2"

    def __init__(self, translator: ctranslate2.Translator, vocabulary: Vocabulary, device: str) -> None:
        self.device = device
        self.compute_type: str = translator.compute_type
        self.ahead = translator.num_translators
        self._translator = translator
        self._vocabulary = vocabulary
        self._ids = {symbol: number for number, symbol in enumerate(vocabulary.symbols)}

    def limits(self, decoding: Decoding) -> tuple[int, int]:
        tokens = batch_tokens(decoding, self.device)
        if self.device != "cpu":
            return tokens, tokens
        rows = _LOGITS_AT_ONCE // (len(self._vocabulary.symbols) * decoding.beam_size)
        return tokens, max(8, rows)

    def submit(self, sources: Sequence[Source], decoding: Decoding) -> Callable[[], list[Hypothesis]]:
        beginning = len(sources[0].target)
        pending = self._translator.translate_batch(
            [self._named(source.ids) for source in sources],
            [self._named(source.target) for source in sources] if beginning else None,
            asynchronous=True,
            beam_size=decoding.beam_size,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram_size,
            max_input_length=0,  # which cuts nothing off
            max_decoding_length=decoding.max_target_tokens + beginning,
            min_decoding_length=0,
            return_scores=True,
            return_end_token=True,
        )
        penalty = decoding.length_penalty
        return lambda: [self._hypothesis(each.result(), beginning, penalty) for each in pending]

    def recover(self) -> None:
        """CTranslate2 has freed what the batch held."""

    def close(self) -> None:
        self._translator.unload_model()

    def _named(self, ids: Sequence[int]) -> list[str]:
        symbols = self._vocabulary.symbols
        return [symbols[each] for each in ids]

    def _hypothesis(
        self, result: ctranslate2.TranslationResult, beginning: int, length_penalty: float
    ) -> Hypothesis:
        """CTranslate2's score is the sum over all tokens, 0 for forced ones, by their number ** penalty."""
        ids = [self._ids[symbol] for symbol in result.hypotheses[0]]
        log_probability = result.scores[0] * len(ids) ** length_penalty
        complete = bool(ids) and ids[-1] in self._vocabulary.ends
        return Hypothesis(ids[beginning : len(ids) - complete], log_probability, complete)
