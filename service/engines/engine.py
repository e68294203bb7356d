"""What every engine is: requests in, outputs back in the same order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.catalogue import ModelProfile
from service.languages import Language
from service.placeholders.masking import Term


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search; what it does not name, the model's own generation configuration decides."""

    beam_size: int = 4
    length_penalty: float = 1.0  # hypotheses are ranked by log-probability / length ** length_penalty
    repetition_penalty: float = 1.0  # 1.0 is off
    no_repeat_ngram_size: int = 0  # 0 is off; only ever for one segment that looped
    max_target_tokens: int = 256
    batch_tokens: int = 4096  # the most padded source tokens in one batch; results do not depend on it

    def key(self) -> str:
        """The part of this value that can change a target, for the memory's key."""
        return (
            f"beam={self.beam_size} length={self.length_penalty} repetition={self.repetition_penalty} "
            f"ngram={self.no_repeat_ngram_size} max={self.max_target_tokens}"
        )


@dataclass(frozen=True, slots=True)
class Request:
    """One sentence to translate, or one whole prompt for a prompted family.

    A model that has learnt to carry terms over is held to `terms`; any other does as it likes.
    """

    text: str
    source: Language
    target: Language
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """What a model made of one request.

    `score` is the mean log-probability per target token; `tokens` is their number; both count the end symbol,
    and neither counts a language's symbol at the beginning. `complete` is false where the search ran into
    `max_target_tokens` before the end symbol: the text is then a torso. A text of white space gives an
    empty target without tokens.
    """

    text: str
    score: float
    tokens: int
    complete: bool = True


Progress = Callable[[int, Output], None]
"""Called with a request's index and its output as soon as its batch is done, from the calling thread."""


class Engine(Protocol):
    """A loaded model on a device. Safe to call from several threads."""

    @property
    def name(self) -> str:
        """`torch`, `ctranslate2` or `echo`."""

    @property
    def device(self) -> str:
        """`cpu`, `cuda`, `cuda:1` or `mps`."""

    @property
    def compute_type(self) -> str:
        """The arithmetic, which can change a target: `int8_float32`, `float16`, `bfloat16`, `float32`."""

    @property
    def profile(self) -> ModelProfile: ...

    @property
    def carries_terms(self) -> bool:
        """Whether its model has learnt to carry over what it is held to by a request's `terms`."""

    def source_tokens(self, requests: Sequence[Request]) -> list[int]:
        """The length of each request in the model's tokens, special tokens included."""

    @property
    def max_source_tokens(self) -> int:
        """The longest source that the model takes whole; a longer one raises InputError in `generate`."""

    def generate(
        self, requests: Sequence[Request], decoding: Decoding, progress: Progress | None = None
    ) -> list[Output]:
        """One output for each request, in order, whatever the batches were.

        Raises PairError where the model does not speak a request's languages, InputError where a source
        is longer than the model's limit, EngineError where the library fails.
        """

    def warm(self) -> None:
        """Runs the model once, so that the first request does not wait for what the library puts off."""

    def close(self) -> None:
        """Gives the model's memory back; the engine is not used afterwards."""
