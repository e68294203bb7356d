"""A quotation that is lost is found; marks of names and marks without a partner are not counted."""

import re

import pytest

from service.checks.quotations import QuotationCheck
from tests.checks.golden import Case, cases, judge
from tests.checks.references import alarms, damaged, flores, needs_shared, ntrex, wire


@pytest.mark.parametrize("case", cases("quotations"))
def test_golden(case: Case):
    judge(QuotationCheck(), case)


@needs_shared
def test_dropped_marks_are_found():
    check = QuotationCheck()
    for _, pairs in wire(8):
        quoting = [pair for pair in pairs if check.score(pair).source]
        assert len(quoting) > 50
        assert alarms(check, damaged(quoting, lambda target: re.sub(r"[«»“”„\"'‘’‚‹›]", "", target))) == 1.0


@needs_shared
def test_human_translations_pass():
    for _, pairs in flores():
        assert alarms(QuotationCheck(), pairs) <= 0.0031
    for _, pairs in wire(8):
        assert alarms(QuotationCheck(), pairs) == 0


@needs_shared
def test_loose_human_translations_mostly_pass():
    for _, pairs in ntrex():
        assert alarms(QuotationCheck(), pairs) <= 0.0085
