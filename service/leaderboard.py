"""Scores that were measured on this machine's own texts, for `--model auto` to go by."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from math import isfinite
from pathlib import Path
from types import UnionType
from typing import Any, Self

from service.catalogue import Catalogue, ModelProfile, Score
from service.errors import SettingsError

_LOG = logging.getLogger(__name__)
_TYPES: Mapping[str, type | UnionType] = {
    **dict.fromkeys(("model", "source", "target", "test_set", "metric", "signature"), str),
    **dict.fromkeys(("value", "low", "high"), int | float),
    "revision": str | None,
    "segments": int,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One score; the fields are those of a row of the file."""

    model: str  # its name in the catalogue
    revision: str | None  # of the model that was measured; None: not known
    source: str  # BCP-47
    target: str  # BCP-47
    test_set: str
    segments: int
    metric: str  # as in the catalogue: "BLEU", "chrF2", "chrF++"
    value: float
    low: float  # of its interval of 95 %
    high: float
    signature: str

    def score(self, measured: str) -> Score:
        """As the catalogue has it; `measured` says by whom and when."""
        return Score(
            self.source, self.target, self.test_set, self.metric, self.value, measured, measured=True
        )


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """What `python -m evaluation run --report FOLDER` leaves behind in leaderboard.json."""

    rows: tuple[Row, ...]
    date: str | None = None  # ISO 8601

    @classmethod
    def read(cls, path: Path) -> Self:
        """Raises SettingsError where it cannot be read, or has not the fields that it should."""
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            rows = tuple(_row(row) for row in value["scores"])
            if value.keys() != {"date", "scores"} or not isinstance(value["date"], str | None):
                raise ValueError("it has other keys than date and scores")
        except OSError as error:
            raise SettingsError(f"leaderboard {path} cannot be read", error.strerror or str(error)) from error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            hint = "make it again with `python -m evaluation run --report FOLDER`"
            raise SettingsError(f"leaderboard {path} is not in order ({error})", hint) from error
        return cls(rows, value["date"])

    def dumps(self) -> str:
        """The file's text, a row a line."""
        rows = ",\n".join(f"  {json.dumps(asdict(row), ensure_ascii=False)}" for row in self.rows)
        scores = f"[\n{rows}\n ]" if rows else "[]"
        return f'{{\n "date": {json.dumps(self.date)},\n "scores": {scores}\n}}\n'


def with_measured(catalogue: Catalogue, leaderboard: Leaderboard) -> Catalogue:
    """The catalogue, with what was measured in place of what was published under the same metric.

    Rows of models that are not in the catalogue, or of another revision, are left out with a warning.
    """
    known = {profile.name for profile in catalogue.profiles}
    for name in sorted({row.model for row in leaderboard.rows} - known):
        _LOG.warning("the leaderboard has model %s, which is not in the catalogue", name)
    return Catalogue(tuple(_profile(profile, leaderboard) for profile in catalogue.profiles))


def _profile(profile: ModelProfile, leaderboard: Leaderboard) -> ModelProfile:
    rows = [row for row in leaderboard.rows if row.model == profile.name]
    fresh = [row for row in rows if row.revision in (None, profile.revision) or profile.revision is None]
    if len(fresh) < len(rows):
        _LOG.warning("the leaderboard has another revision of %s: measure it again", profile.name)
    measured = f"measured {leaderboard.date}" if leaderboard.date else "measured"
    scores = {_key(score): score for score in (*profile.scores, *(row.score(measured) for row in fresh))}
    return replace(profile, scores=tuple(scores.values())) if fresh else profile


def _key(score: Score) -> tuple[str, str, str, str]:
    return (score.source, score.target, score.test_set, score.metric)


def _row(values: Mapping[str, Any]) -> Row:
    """Raises ValueError or TypeError where a row of the file is not what it should be."""
    row = Row(**values)
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, bool) or not isinstance(value, _TYPES[field.name]):
            raise ValueError(f"{field.name} is {value!r}")
    if not all(map(isfinite, (row.value, row.low, row.high))):
        raise ValueError(f"a score of {row.model} is no number")
    return row
