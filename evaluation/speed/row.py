"""What every row of the table is: one way to translate, with a model loaded for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from evaluation.speed.workload import Passage
from service.catalogue import ModelProfile
from service.engines.engine import Decoding
from service.languages import Language
from service.settings import Settings

Work = Callable[[], int]
"""Translates what was prepared; gives the number of target tokens decoded, end symbols included."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What all rows of one run share. It travels to their processes."""

    profile: ModelProfile
    settings: Settings
    source: Language
    target: Language
    decoding: Decoding


class Row(Protocol):
    """A loaded model."""

    def prepare(self, passages: Sequence[Passage]) -> Work:
        """The work to be timed; what a caller would have at hand before is made here."""


def open_row(name: str, setup: Setup) -> Row:
    """Loads the model for a row of evaluation.arguments.ROWS, and only the libraries that this row needs."""
    if name in ("naive", "torch-batched"):
        from evaluation.speed.plain_generate import PlainGenerate

        return PlainGenerate(setup, batch=1 if name == "naive" else 16)
    if name in ("torch", "ctranslate2"):
        from evaluation.speed.engine_row import EngineRow

        return EngineRow(setup, name)
    if name == "translate_batch":
        from evaluation.speed.plain_ctranslate2 import PlainCTranslate2

        return PlainCTranslate2(setup)
    if name == "batch":
        from evaluation.speed.batch_row import BatchRow

        return BatchRow(setup)
    from evaluation.speed.pipeline import Pipeline

    return Pipeline(setup, retry=name == "pipeline")
