"""An engine that counts: all tokens that are decoded, also those of drafts that a second try replaced."""

from collections.abc import Sequence

from service.catalogue import ModelProfile
from service.engines.engine import Decoding, Engine, Output, Progress, Request


class CountingEngine:
    """Every request goes through to the engine behind it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.tokens = 0

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def device(self) -> str:
        return self._engine.device

    @property
    def compute_type(self) -> str:
        return self._engine.compute_type

    @property
    def profile(self) -> ModelProfile:
        return self._engine.profile

    @property
    def carries_terms(self) -> bool:
        return self._engine.carries_terms

    @property
    def max_source_tokens(self) -> int:
        return self._engine.max_source_tokens

    def source_tokens(self, requests: Sequence[Request]) -> list[int]:
        return self._engine.source_tokens(requests)

    def generate(
        self, requests: Sequence[Request], decoding: Decoding, progress: Progress | None = None
    ) -> list[Output]:
        outputs = self._engine.generate(requests, decoding, progress)
        self.tokens += sum(output.tokens for output in outputs)
        return outputs

    def warm(self) -> None:
        self._engine.warm()

    def close(self) -> None:
        self._engine.close()
