"""What every neural engine does alike: requests in, batches through a backend, outputs back in order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from service.catalogue import ModelProfile
from service.engines.batching import run
from service.engines.engine import Decoding, Output, Progress, Request
from service.engines.families import Frame, frame
from service.engines.loading import lacks_memory
from service.engines.vocabulary import Vocabulary
from service.errors import EngineError, InputError
from service.languages import Language
from service.placeholders.masking import Masked, filled, masked
from service.refusals import refused

NOTHING = Output(text="", score=0.0, tokens=0)


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its control symbols, and the symbols that its target must begin with; all ids.

    `carried` is what the slots in it stand for.
    """

    ids: list[int]
    target: tuple[int, ...]
    carried: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """The best target, as ids, without its forced beginning and without the end symbol.

    `log_probability` is the sum over these ids and the end symbol, where it was reached.
    """

    ids: list[int]
    log_probability: float
    complete: bool


class Backend(Protocol):
    """A library that searches for targets. `submit` may be called from several threads."""

    @property
    def name(self) -> str: ...

    @property
    def device(self) -> str: ...

    @property
    def compute_type(self) -> str: ...

    @property
    def ahead(self) -> int:
        """How many batches it takes while it still works on one."""

    def limits(self, decoding: Decoding) -> tuple[int, int]:
        """The most padded source tokens and the most rows that a batch may have."""

    def submit(self, sources: Sequence[Source], decoding: Decoding) -> Callable[[], list[Hypothesis]]:
        """Begins a batch. The call that comes back waits for it; it raises RuntimeError or MemoryError."""

    def recover(self) -> None:
        """Called after a batch had no memory, before it is tried in halves."""

    def close(self) -> None:
        """Gives the model's memory back."""


class Seq2SeqEngine:
    """An engine over a backend."""

    def __init__(self, profile: ModelProfile, vocabulary: Vocabulary, backend: Backend) -> None:
        self._profile, self._vocabulary, self._backend = profile, vocabulary, backend
        self._carries = vocabulary.has_slots

    @property
    def name(self) -> str:
        return self._backend.name

    @property
    def device(self) -> str:
        return self._backend.device

    @property
    def compute_type(self) -> str:
        return self._backend.compute_type

    @property
    def profile(self) -> ModelProfile:
        return self._profile

    @property
    def carries_terms(self) -> bool:
        return self._carries

    @property
    def max_source_tokens(self) -> int:
        return min(self._profile.max_source_tokens, self._vocabulary.positions or 2**31)

    def source_tokens(self, requests: Sequence[Request]) -> list[int]:
        return [len(source.ids) for source in self._sources(requests)]

    def generate(
        self, requests: Sequence[Request], decoding: Decoding, progress: Progress | None = None
    ) -> list[Output]:
        outputs = [NOTHING] * len(requests)
        sources = self._sources(requests)
        asked = [index for index, source in enumerate(sources) if source.ids]
        longest = max((len(source.ids) for source in sources), default=0)
        if longest > self.max_source_tokens:
            raise too_long(self._profile, longest, self.max_source_tokens)
        decoding = self._within_positions(decoding)

        def submit(batch: Sequence[int]) -> Callable[[], list[Hypothesis]]:
            return self._guarded(self._backend.submit([sources[asked[each]] for each in batch], decoding))

        lengths = [len(sources[index].ids) for index in asked]
        limits = self._shared_out(lengths, decoding)
        for batch, hypotheses in run(lengths, submit, limits, ahead=self._backend.ahead):
            for index, hypothesis in zip((asked[each] for each in batch), hypotheses, strict=True):
                outputs[index] = self._output(hypothesis, sources[index], requests[index].target)
                if progress:
                    progress(index, outputs[index])
        return outputs

    def _shared_out(self, lengths: Sequence[int], decoding: Decoding) -> tuple[int, int]:
        """The backend's limits; less where one batch would hold all and leave workers idle."""
        tokens, rows = self._backend.limits(decoding)
        if self._backend.ahead < 2:
            return tokens, rows
        return min(tokens, max(sum(lengths) // self._backend.ahead, *lengths, 1)), rows

    def warm(self) -> None:
        source = Source([self._vocabulary.end], ())
        self._guarded(self._backend.submit([source], Decoding(beam_size=1, max_target_tokens=1)))()

    def close(self) -> None:
        self._backend.close()

    def _sources(self, requests: Sequence[Request]) -> list[Source]:
        """Without ids where a text has nothing to translate in it: a model makes words up from nothing."""
        texts = [self._read(request) for request in requests]
        rows = self._vocabulary.tokenization.encode([each.text for each in texts])
        frames: dict[tuple[Language, Language], Frame] = {}
        sources = []
        for request, text, ids in zip(requests, texts, rows, strict=True):
            pair = request.source, request.target
            if pair not in frames:
                frames[pair] = frame(self._vocabulary, self._profile, *pair)
            around = frames[pair]
            sources.append(Source(around.source(ids) if ids else [], around.target, text.carried))
        return sources

    def _read(self, request: Request) -> Masked:
        """What the model reads: with slots for terms and figures, where it has learnt to carry them."""
        if not request.text.strip():
            return Masked("", {})
        return masked(request.text, request.terms) if self._carries else Masked(request.text, {})

    def _within_positions(self, decoding: Decoding) -> Decoding:
        """A model with learned places has none beyond the last; two are for the target's beginning."""
        if self._vocabulary.positions is None:
            return decoding
        most = min(decoding.max_target_tokens, self._vocabulary.positions - 2)
        return replace(decoding, max_target_tokens=most)

    def _guarded(self, wait: Callable[[], list[Hypothesis]]) -> Callable[[], list[Hypothesis]]:
        def guarded() -> list[Hypothesis]:
            try:
                return wait()
            except (RuntimeError, MemoryError) as error:
                if not lacks_memory(error):
                    reason = str(error).partition("\n")[0]
                    names = {"engine": self.name, "device": self.device, "reason": reason}
                    raise refused(EngineError, "engine.failed", **names) from error
            # Out of the handler: what the failed call held in its frames is free again.
            self._backend.recover()
            raise MemoryError

        return guarded

    def _output(self, hypothesis: Hypothesis, source: Source, target: Language) -> Output:
        text = self._vocabulary.tokenization.decode(hypothesis.ids)
        tokens = len(hypothesis.ids) + hypothesis.complete
        return Output(
            text=filled(text, source.carried, target) if self._carries else text,
            score=hypothesis.log_probability / max(tokens, 1),
            tokens=tokens,
            complete=hypothesis.complete,
        )


def too_long(profile: ModelProfile, length: int, limit: int) -> InputError:
    """What a sentence above the model's limit raises: it is never cut in silence."""
    return InputError(
        f"a sentence of {length} tokens is longer than the {limit} that model {profile.name} takes",
        "split it into clauses",
    )
