"""The metrics of sacreBLEU, as it defines them, with its signatures."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.datasets.bitext import Bitext
from evaluation.metrics.metric import Measurement, Metric, Statistics
from service.errors import InputError
from service.languages import Language

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as SacreMetric

_SPBLEU_VOCABULARY = Path("models") / "flores200sacrebleuspm"  # in sacreBLEU's own directory


class SurfaceMetric:
    """A metric of sacreBLEU under the name that it is asked for by."""

    def __init__(self, name: str, scorer: "SacreMetric") -> None:
        self.name = name
        self._scorer = scorer

    def aggregate(self, statistics: Statistics) -> float:
        # sacreBLEU's own bootstrap uses these two methods; it has no public ones for it.
        return float(self._scorer._aggregate_and_compute(statistics).score)

    def measure(self, hypotheses: Sequence[str], bitext: Bitext) -> Measurement:
        statistics = self._scorer._extract_corpus_statistics(list(hypotheses), [list(bitext.references)])
        return Measurement(self.aggregate(statistics), str(self._scorer.get_signature()), statistics)


def _bleu(target: Language) -> "SacreMetric":
    """Words are cut as sacreBLEU does it for the language: Chinese, Japanese and Korean in their own way."""
    from sacrebleu.metrics.bleu import BLEU

    code = target.tag.split("-")[0]
    try:
        return BLEU(trg_lang=code)
    except RuntimeError:
        raise InputError(
            f"BLEU in {target.name} needs a tokenizer that is not installed",
            f"run `pip install 'sacrebleu[{code}]'`, or leave BLEU out with --metrics chrf",
        ) from None


def _spbleu(_target: Language) -> "SacreMetric":
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.utils import SACREBLEU_DIR

    vocabulary = Path(SACREBLEU_DIR) / _SPBLEU_VOCABULARY
    if not vocabulary.is_file():  # sacreBLEU would fetch it from the network
        raise InputError(
            "spBLEU needs its vocabulary, which is not on this machine",
            f"put the SentencePiece model of FLORES-200 at {vocabulary}, or leave spbleu out",
        )
    return BLEU(tokenize="flores200")


def _chrf(_target: Language) -> "SacreMetric":
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()


def _chrf_plus_plus(_target: Language) -> "SacreMetric":
    from sacrebleu.metrics.chrf import CHRF

    return CHRF(word_order=2)


def _ter(_target: Language) -> "SacreMetric":
    from sacrebleu.metrics.ter import TER

    return TER()


def _metric(name: str, build: Callable[[Language], "SacreMetric"]) -> Callable[[Language], Metric]:
    return lambda target: SurfaceMetric(name, build(target))


METRICS: Mapping[str, Callable[[Language], Metric]] = {
    "bleu": _metric("bleu", _bleu),
    "chrf": _metric("chrf", _chrf),  # chrF2
    "chrf++": _metric("chrf++", _chrf_plus_plus),
    "ter": _metric("ter", _ter),
    "spbleu": _metric("spbleu", _spbleu),
}
