from evaluation.datasets.bitext import LanguagePair
from evaluation.reports.findings import FindingCounts, checked, finding_counts
from service.story import Finding
from tests.evaluation.reports.reporting import BITEXT, HYPOTHESES, PAIR

NUMBERS, LENGTH = Finding("numbers", "3, not 13"), Finding("length", "too short")


def test_the_checks_of_the_product_look_at_every_hypothesis():
    found = checked(BITEXT, HYPOTHESES["second"], PAIR)
    assert [each.check for each in found[0]] == ["numbers"]
    assert len(found) == 4
    assert checked(BITEXT, BITEXT.references, PAIR) == [()] * 4


def test_summaries_are_no_translations_to_be_checked():
    assert checked(BITEXT, BITEXT.sources, LanguagePair.parse("ar")) == [()] * 4


def test_a_check_counts_once_a_segment_and_the_most_frequent_comes_first():
    findings: dict[str, list[tuple[Finding, ...]]] = {
        "a": [(NUMBERS, NUMBERS), (LENGTH,)],
        "b": [(NUMBERS,), ()],
        "reference": [(), ()],
    }
    assert finding_counts(findings) == (
        FindingCounts("numbers", {"a": 1, "b": 1, "reference": 0}),
        FindingCounts("length", {"a": 1, "b": 0, "reference": 0}),
    )


def test_without_findings_there_is_no_row():
    assert finding_counts({"a": [(), ()]}) == ()
