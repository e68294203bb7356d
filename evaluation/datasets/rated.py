"""Summaries that people have rated: stories in JSON lines with the outputs of systems and their errors."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.datasets.text_files import TextFile
from service.errors import InputError

ERRORS: Mapping[str, str] = {  # by our name, the raters' own (AraHalluEval)
    "number": "Temporal/Number Error",
    "name": "Named-Entity Error",
    "fabrication": "Fabrication",
}


@dataclass(frozen=True, slots=True)
class RatedSummary:
    """A system's summary of a story; `errors` are keys of ERRORS, `grade` is 1 to 5, the most faithful."""

    story: str  # its id
    source: str
    reference: str
    system: str
    text: str
    errors: frozenset[str]
    grade: int


def read_rated(path: Path) -> list[RatedSummary]:
    """All rated summaries of a file in order; raises InputError where it has none."""
    found: list[RatedSummary] = []
    for number, line in enumerate(TextFile.read(path).lines, 1):
        try:
            found += _rated(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            hint = "a line is a JSON object with id, title, text, summary, systems and ratings"
            raise InputError(f"{path} has no rated story in line {number}", hint) from None
    if not found:
        raise InputError(f"{path} has no rated summaries", "give --data a file that has ratings")
    return found


def _rated(row: Mapping[str, Any]) -> Iterator[RatedSummary]:
    for rating in row["ratings"]:
        yield RatedSummary(
            story=row["id"],
            source=f"{row['title']}\n{row['text']}",
            reference=row["summary"],
            system=rating["model"],
            text=row["systems"][rating["model"]],
            errors=frozenset(name for name, theirs in ERRORS.items() if rating[theirs] == "Yes"),
            grade=int(rating["Summary Rating"][0]),
        )
