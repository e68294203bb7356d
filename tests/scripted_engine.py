"""An engine whose answers a test writes, and the profile that it runs."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from service.catalogue import Family, ModelProfile, Task
from service.engines.engine import Decoding, Output, Progress, Request
from service.placeholders.masking import Term

PROFILE = ModelProfile(
    name="scripted",
    title="Scripted",
    family=Family.ECHO,
    tasks=(Task.TRANSLATE,),
    hub_id=None,
    path=None,
    revision="0" * 40,
    licence="CC0-1.0",
    commercial=True,
    parameters=0,
    download_bytes=0,
    sources=("ar",),
    targets=("en", "fr", "ja"),
    tagged=False,
    max_source_tokens=40,
    scores=(),
)


class ScriptedEngine:
    """`answer` makes the target of a request; a word is a token. Every request that comes is kept."""

    name = "scripted"
    device = "cpu"
    compute_type = "none"
    carries_terms = True

    def __init__(
        self,
        answer: Callable[[str, Decoding], str],
        max_source_tokens: int = 40,
        doubt_below: float | None = None,
    ) -> None:
        self._answer = answer
        self.profile = replace(PROFILE, doubt_below=doubt_below)
        self.max_source_tokens = max_source_tokens
        self.seen: list[str] = []
        self.held_to: list[tuple[Term, ...]] = []

    def source_tokens(self, requests: Sequence[Request]) -> list[int]:
        return [len(request.text.split()) for request in requests]

    def generate(
        self, requests: Sequence[Request], decoding: Decoding, progress: Progress | None = None
    ) -> list[Output]:
        outputs = []
        for index, request in enumerate(requests):
            assert len(request.text.split()) <= self.max_source_tokens
            self.seen.append(request.text)
            self.held_to.append(request.terms)
            text = self._answer(request.text, decoding)
            words = text.split()
            cut = len(words) > decoding.max_target_tokens
            outputs.append(Output(text, -0.5, len(words) + 1, complete=not cut))
            if progress:
                progress(index, outputs[-1])
        return outputs

    def warm(self) -> None:
        """Nothing to warm."""

    def close(self) -> None:
        """Nothing to close."""
