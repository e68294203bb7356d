"""Golden cases of a check: a language, a source, a target and a part of the reason, or no finding."""

import tomllib
from pathlib import Path

import pytest

from service.checks.check import Check, Pair
from service.languages import language

Case = dict[str, str]
GOLDEN = Path(__file__).parents[1] / "golden"


def cases(name: str) -> list[object]:
    """The cases of tests/golden/NAME.toml, for `pytest.mark.parametrize`."""
    table = tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{case['language']}-{n}") for n, case in enumerate(table["case"])]


def judge(check: Check, case: Case) -> None:
    """The check finds what the case says, in one sentence, under its own name."""
    findings = check.findings(Pair(case["source"], case["target"], language(case["language"])))
    if "finding" not in case:
        assert findings == ()
        return
    assert [finding.check for finding in findings] == [check.name]
    assert case["finding"] in findings[0].reason
    assert "\n" not in findings[0].reason
    assert not findings[0].reason.endswith(".")
