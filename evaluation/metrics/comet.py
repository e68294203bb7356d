"""COMET (Rei et al. 2022), a trained metric, where its own package is installed; it costs time and memory."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.metric import Measurement, Statistics
from service.errors import EngineError, InputError
from service.languages import Language

PACKAGE = "unbabel-comet"
MODEL = "Unbabel/wmt22-comet-da"
_BATCH = 16


class Comet:
    """The mean of COMET's scores, times 100."""

    name = "comet"

    def aggregate(self, statistics: Statistics) -> float:
        scores, segments = (float(sum(row[column] for row in statistics)) for column in (0, 1))
        return 100 * scores / segments

    def measure(self, hypotheses: Sequence[str], bitext: Bitext) -> Measurement:
        """Loads the model for as long as it takes; raises EngineError where it cannot be had."""
        texts = zip(bitext.sources, hypotheses, bitext.references, strict=True)
        samples = [
            {"src": source, "mt": hypothesis, "ref": reference} for source, hypothesis, reference in texts
        ]
        statistics = [(score, 1.0) for score in _scores(samples)]
        return Measurement(self.aggregate(statistics), f"model:{MODEL}|version:{_version()}", statistics)


def comet(_target: Language) -> Comet:
    """Raises InputError where the package is not installed."""
    if find_spec("comet") is None:
        raise InputError(
            f"metric comet needs package {PACKAGE}, which is not installed",
            f"run `pip install {PACKAGE}` in an environment of its own, or leave comet out",
        )
    return Comet()


def _scores(samples: list[dict[str, str]]) -> list[float]:
    import torch

    package: Any = import_module("comet")
    try:
        model = package.load_from_checkpoint(package.download_model(MODEL))
    except Exception as error:  # its hub client raises many kinds, none of them its own
        raise EngineError(f"COMET's model {MODEL} cannot be loaded", str(error)) from error
    gpus = int(torch.cuda.is_available())
    predicted = model.predict(samples, batch_size=_BATCH, gpus=gpus, progress_bar=False)
    return [float(score) for score in predicted.scores]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "unknown"
