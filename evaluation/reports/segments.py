"""Every segment of a set with what each system made of it, and what there is to say against that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from statistics import fmean

from evaluation.metrics.metric import Metric
from evaluation.metrics.registry import LESS_IS_BETTER, NEITHER_IS_BETTER
from evaluation.runs.comparison import Result
from service.story import Finding
from service.text.differences import Run, compared

_Figures = Mapping[str, Sequence[Sequence[float]]]
"""By metric: for each system, for each segment."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What one system made of one segment."""

    system: str
    runs: tuple[Run, ...]
    scores: Mapping[str, float]  # by metric, of this segment alone
    ranks: Mapping[
        str, float
    ]  # by metric that says what is better, among all of the set, from 0, worst, to 1
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def rank(self) -> float:
        """Under all metrics together."""
        return fmean(self.ranks.values()) if self.ranks else 1.0

    @property
    def disagreement(self) -> float:
        """How far apart metrics rank it, from 0 to 1: where they are, one of them is wrong."""
        return max(self.ranks.values()) - min(self.ranks.values()) if self.ranks else 0.0


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One segment; `number` and `document` count from 1."""

    number: int
    document: int
    topic: str  # empty where the set does not say
    length: str  # the name of its length bucket
    source: str
    reference: tuple[Run, ...]
    hypotheses: tuple[Judged, ...]

    @property
    def disagreement(self) -> float:
        """Of the hypothesis that metrics disagree most about."""
        return max(each.disagreement for each in self.hypotheses)

    @property
    def rank(self) -> float:
        """Of the worst hypothesis."""
        return min(each.rank for each in self.hypotheses)

    @property
    def spread(self) -> float:
        """How far apart its systems are."""
        return max(each.rank for each in self.hypotheses) - self.rank

    def worst(self, metric: str) -> float:
        """The lowest rank of a hypothesis under one metric."""
        return min(each.ranks.get(metric, 1.0) for each in self.hypotheses)

    @property
    def checks(self) -> tuple[str, ...]:
        """Those with a finding, each once."""
        return tuple(dict.fromkeys(found.check for each in self.hypotheses for found in each.findings))


def segment_rows(
    results: Sequence[Result],
    metrics: Sequence[Metric],
    findings: Mapping[str, Sequence[tuple[Finding, ...]]],
    lengths: Sequence[str],
) -> tuple[SegmentRow, ...]:
    """The rows of one set in one pair, in its order; `findings` are by system, a row for each segment."""
    bitext = results[0].bitext
    scores = {metric.name: _scores(metric, results) for metric in metrics}
    telling = [name for name in scores if name not in NEITHER_IS_BETTER] or list(scores)
    ranks = {name: _ranks(scores[name], less_is_better=name in LESS_IS_BETTER) for name in telling}
    rows = []
    for place, source in enumerate(bitext.sources):
        reference, *runs = compared(bitext.references[place], [each.hypotheses[place] for each in results])
        found = [findings[each.system][place] for each in results]
        systems = [each.system for each in results]
        judged = map(Judged, systems, runs, _at(scores, place), _at(ranks, place), found)
        topic = bitext.topics[place] if bitext.topics else ""
        document = bitext.documents[place] + 1
        rows.append(SegmentRow(place + 1, document, topic, lengths[place], source, reference, tuple(judged)))
    return tuple(rows)


def _scores(metric: Metric, results: Sequence[Result]) -> list[list[float]]:
    """NaN where a metric has nothing to say: a row of noughts adds nothing."""
    return [
        [metric.aggregate([row]) if any(row) else nan for row in result.measurements[metric.name].statistics]
        for result in results
    ]


def _ranks(rows: Sequence[Sequence[float]], *, less_is_better: bool) -> list[list[float]]:
    """Equal scores share their mean rank, that of all of them is 0.5; NaN has none."""
    import numpy as np
    from scipy.stats import rankdata

    scores = np.array(rows)
    ranked = rankdata(-scores if less_is_better else scores, axis=None, nan_policy="omit")
    most = max(1, np.count_nonzero(~np.isnan(ranked)) - 1)
    shares: list[list[float]] = ((ranked.reshape(scores.shape) - 1) / most).tolist()
    return shares


def _at(figures: _Figures, place: int) -> Iterator[dict[str, float]]:
    """For each system, its figures of one segment."""
    systems = len(next(iter(figures.values())))
    for system in range(systems):
        every = ((name, rows[system][place]) for name, rows in figures.items())
        yield {name: figure for name, figure in every if not isnan(figure)}
