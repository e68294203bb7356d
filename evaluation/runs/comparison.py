"""Sets, pairs, systems and metrics in; a result for each combination out, or nothing at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.datasets.bitext import Bitext, Dataset, LanguagePair
from evaluation.metrics.metric import Measurement, Metric
from evaluation.runs.system import Progress, System
from service.languages import Language


@dataclass(frozen=True, slots=True)
class Result:
    """What one system made of one set in one pair, and what each metric says of it."""

    dataset: str
    pair: LanguagePair
    system: str
    bitext: Bitext
    hypotheses: tuple[str, ...]
    measurements: Mapping[str, Measurement]  # by the metric's name, in the order asked for


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be measured. `segments` cuts every set to its beginning; None: all of it."""

    datasets: Sequence[Dataset]
    pairs: Sequence[LanguagePair]
    systems: Sequence[System]
    metrics: Callable[[Language], Sequence[Metric]]  # those for texts in one language
    segments: int | None = None

    def run(self, progress: Callable[[str], Progress]) -> list[Result]:
        """`progress` gives what hears of one system's work, whose title it gets.

        All is read and checked before any system works, so that a mistake costs no time. Raises BarqiyaError.
        """
        metrics = {pair: self.metrics(pair.target) for pair in self.pairs}
        texts = {
            (dataset.name, pair): self._checked(dataset, pair)
            for dataset in self.datasets
            for pair in self.pairs
        }
        results = []
        for (name, pair), bitext in texts.items():
            for system in self.systems:
                told = progress(f"{name} {pair.name} {system.name}")
                hypotheses = tuple(system.translate(bitext, pair, told))
                measurements = {each.name: each.measure(hypotheses, bitext) for each in metrics[pair]}
                results.append(Result(name, pair, system.name, bitext, hypotheses, measurements))
        return results

    def _checked(self, dataset: Dataset, pair: LanguagePair) -> Bitext:
        bitext = dataset.bitext(pair)
        for system in self.systems:
            system.check(bitext, pair)
        return bitext.first(self.segments)
