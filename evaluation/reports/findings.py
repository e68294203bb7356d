"""What the product's checks find in translations, whoever made them, and in the references beside them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.datasets.bitext import Bitext, LanguagePair
from service.checks.check import Pair
from service.checks.suite import all_checks
from service.languages import Language
from service.story import Finding

REFERENCE = "reference"  # the column that tells how often a check is wrong


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """One check's: the segments with a finding of it, by system and under REFERENCE."""

    check: str
    segments: Mapping[str, int]


def checked(bitext: Bitext, targets: Sequence[str], pair: LanguagePair) -> list[tuple[Finding, ...]]:
    """The findings of each segment; none where a pair is of one language: checks are of translations."""
    if pair.is_one_language:
        return [()] * len(targets)
    rows = zip(bitext.sources, targets, strict=True)
    return [_findings(source, target, pair.target) for source, target in rows]


def finding_counts(findings: Mapping[str, Sequence[tuple[Finding, ...]]]) -> tuple[FindingCounts, ...]:
    """A row for each check that found something, the most frequent first; `findings` are by system."""
    counts = {
        name: Counter(check for found in rows for check in {each.check for each in found})
        for name, rows in findings.items()
    }
    total = sum(counts.values(), Counter[str]())
    return tuple(
        FindingCounts(check, {name: counts[name][check] for name in findings})
        for check in sorted(total, key=lambda check: (-total[check], check))
    )


def _findings(source: str, target: str, language: Language) -> tuple[Finding, ...]:
    pair = Pair(source, target, language)
    return tuple(found for check in all_checks() for found in check.findings(pair))
