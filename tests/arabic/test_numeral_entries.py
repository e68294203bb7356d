"""The quick look at a word is never wrong where it says no."""

import json
from pathlib import Path

import pytest

from service.arabic.numeral_entries import entry_at, may_be_one
from service.arabic.tokens import Cursor, tokens

_STORIES = Path(__file__).parents[2] / "evaluation" / "data" / "day"
_SAID = (
    "خُمس السكان وعُشرهم، وثلاثة أرباع المقاعد",
    "دولار ونصف الدولار، وغرامين ونصف غرام، وساعة وربع الساعة",
    "ألفا شخص و200 ألف ريال في القرن الحادي والعشرين",
)


def _texts() -> list[str]:
    rows = [
        line for file in sorted(_STORIES.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
    ]
    return [json.loads(row)["text"] for row in rows]


@pytest.mark.parametrize("text", [*_SAID, "\n".join(_texts())], ids=["shares", "halves", "scales", "day"])
def test_what_it_spares_is_no_part_of_a_numeral(text: str):
    row = tokens(text)
    spared = [at for at in range(len(row)) if not may_be_one(row, at, text)]
    assert [row[at].folded for at in spared if entry_at(Cursor(row, at, text))] == []
    assert 0 < len(spared) < len(row)
