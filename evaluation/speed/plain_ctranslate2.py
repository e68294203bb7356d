"""CTranslate2's own `translate_batch`: one call over ids that are ready, the fastest that it can be."""

from collections.abc import Sequence

from evaluation.speed.row import Setup, Work
from evaluation.speed.workload import Passage, sentences
from service.desk import open_desk
from service.engines.convert import convert
from service.engines.ctranslate2_seq2seq import batch_tokens, quantization_for, translator
from service.engines.devices import resolve_device
from service.engines.families import frame
from service.engines.vocabulary import read_vocabulary


class PlainCTranslate2:
    """The same converted weights, ids and search as our engine's; neither tokenizing nor reading is timed."""

    def __init__(self, setup: Setup) -> None:
        profile, settings = setup.profile, setup.settings
        directory = open_desk(settings).depot.require(profile)
        device = resolve_device(settings.device, "ctranslate2")
        quantization = quantization_for(profile.family, device)
        converted = convert(directory, profile, settings.cache_dir, quantization)
        self._translator = translator(converted, device, settings.threads)
        self._vocabulary = read_vocabulary(directory, profile.family)
        self._frame = frame(self._vocabulary, profile, setup.source, setup.target)
        self._decoding = setup.decoding
        self._device = device

    def prepare(self, passages: Sequence[Passage]) -> Work:
        rows = self._vocabulary.tokenization.encode(sentences(passages))
        sources = [self._named(self._frame.source(row)) for row in rows]
        return lambda: self._translate(sources)

    def _translate(self, sources: list[list[str]]) -> int:
        beginning = self._named(self._frame.target)
        results = self._translator.translate_batch(
            sources,
            [beginning] * len(sources) if beginning else None,
            batch_type="tokens",
            max_batch_size=batch_tokens(self._decoding, self._device),
            beam_size=self._decoding.beam_size,
            length_penalty=self._decoding.length_penalty,
            repetition_penalty=self._decoding.repetition_penalty,
            no_repeat_ngram_size=self._decoding.no_repeat_ngram_size,
            max_input_length=0,
            max_decoding_length=self._decoding.max_target_tokens + len(beginning),
            min_decoding_length=0,
            return_end_token=True,
        )
        return sum(len(result.hypotheses[0]) - len(beginning) for result in results)

    def _named(self, ids: Sequence[int]) -> list[str]:
        return [self._vocabulary.symbols[each] for each in ids]
