"""An engine without a model: what comes in goes out, under the target's tag. For tests of other rooms."""

from collections.abc import Sequence

from service.catalogue import ModelProfile
from service.engines.engine import Decoding, Output, Progress, Request
from service.engines.generation import NOTHING, too_long


class EchoEngine:
    """«خبر» for English is "[en] خبر"; a word is a token, and the end symbol one more."""

    name = "echo"
    device = "cpu"
    compute_type = "none"
    carries_terms = False

    def __init__(self, profile: ModelProfile) -> None:
        self.profile = profile

    @property
    def max_source_tokens(self) -> int:
        return self.profile.max_source_tokens

    def source_tokens(self, requests: Sequence[Request]) -> list[int]:
        return [len(words) + 1 if (words := request.text.split()) else 0 for request in requests]

    def generate(
        self, requests: Sequence[Request], decoding: Decoding, progress: Progress | None = None
    ) -> list[Output]:
        lengths = self.source_tokens(requests)
        if lengths and (longest := max(lengths)) > self.max_source_tokens:
            raise too_long(self.profile, longest, self.max_source_tokens)
        outputs = [self._output(*each, decoding) for each in zip(requests, lengths, strict=True)]
        for index, output in enumerate(outputs):
            if progress:
                progress(index, output)
        return outputs

    def warm(self) -> None:
        """Nothing to warm."""

    def close(self) -> None:
        """Nothing to close."""

    def _output(self, request: Request, length: int, decoding: Decoding) -> Output:
        if not length:
            return NOTHING
        words = [f"[{request.target.tag}]", *request.text.split()]
        tokens = len(words) + 1
        complete = tokens <= decoding.max_target_tokens
        text = " ".join(words if complete else words[: decoding.max_target_tokens])
        return Output(text, score=-0.5, tokens=min(tokens, decoding.max_target_tokens), complete=complete)
