"""One set in one pair, with all that a report says of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.datasets.bitext import Bitext, LanguagePair
from evaluation.metrics.metric import Metric
from evaluation.metrics.registry import LESS_IS_BETTER, NEITHER_IS_BETTER
from evaluation.reports.breakdown import Part, length_bucket, length_buckets, parts
from evaluation.reports.findings import REFERENCE, FindingCounts, checked, finding_counts
from evaluation.reports.intervals import Interval, interval
from evaluation.reports.segments import SegmentRow, segment_rows
from evaluation.reports.significances import Beside, beside_baseline
from evaluation.runs.comparison import Result


@dataclass(frozen=True, slots=True)
class SystemScores:
    """A line of the table of scores; both by metric."""

    result: Result
    intervals: Mapping[str, Interval]

    @property
    def system(self) -> str:
        return self.result.system


@dataclass(frozen=True, slots=True)
class Section:
    """`segments` are in the set's order; the first system is the one that others are compared with."""

    dataset: str
    pair: LanguagePair
    bitext: Bitext
    metrics: tuple[str, ...]
    systems: tuple[SystemScores, ...]
    significances: tuple[Beside, ...]
    lengths: tuple[Part, ...]
    topics: tuple[Part, ...]  # the most frequent first; empty where the set has none
    findings: tuple[FindingCounts, ...]
    segments: tuple[SegmentRow, ...]

    @property
    def signatures(self) -> dict[str, str]:
        """By metric."""
        measurements = self.systems[0].result.measurements
        return {name: measurements[name].signature for name in self.metrics}

    @property
    def judges(self) -> tuple[str, ...]:
        """The metrics that say which of two segments is better."""
        return tuple(name for name in self.metrics if name not in NEITHER_IS_BETTER)

    def best(self, metric: str) -> float | None:
        """The best score of several systems; None where there is none to tell."""
        if len(self.systems) == 1 or metric in NEITHER_IS_BETTER:
            return None
        scores = [each.result.measurements[metric].score for each in self.systems]
        return min(scores) if metric in LESS_IS_BETTER else max(scores)

    @property
    def documents(self) -> int:
        return len(set(self.bitext.documents))


def section(results: Sequence[Result], metrics: Sequence[Metric]) -> Section:
    """`results` are of all systems on one set in one pair."""
    bitext, pair = results[0].bitext, results[0].pair
    lengths = [length_bucket(source) for source in bitext.sources]
    findings = {each.system: checked(bitext, each.hypotheses, pair) for each in results}
    return Section(
        dataset=results[0].dataset,
        pair=pair,
        bitext=bitext,
        metrics=tuple(metric.name for metric in metrics),
        systems=tuple(SystemScores(each, _intervals(each, metrics)) for each in results),
        significances=beside_baseline(results),
        lengths=parts(lengths, length_buckets(), results, metrics),
        topics=parts(bitext.topics, _by_frequency(bitext.topics), results, metrics),
        findings=finding_counts(findings | {REFERENCE: checked(bitext, bitext.references, pair)}),
        segments=segment_rows(results, metrics, findings, lengths),
    )


def _by_frequency(topics: Sequence[str]) -> list[str]:
    counts = Counter(topics)
    return sorted(counts, key=lambda topic: (-counts[topic], topic))


def _intervals(result: Result, metrics: Sequence[Metric]) -> dict[str, Interval]:
    return {metric.name: interval(metric, result.measurements[metric.name].statistics) for metric in metrics}
