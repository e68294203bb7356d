"""Votes: which of two systems an editor found better on a story, without having seen their names."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from io import StringIO
from pathlib import Path

from service.errors import InputError
from service.languages import Language
from service.sqlite_file import SqliteFile

TITLE = "store.votes"
APPLICATION = 0x62617276  # "barv"
VERSION = 1

SCHEMA = """
CREATE TABLE votes (
    id INTEGER PRIMARY KEY,
    pair TEXT NOT NULL, left_system TEXT NOT NULL, right_system TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('left', 'right', 'tie', 'both-bad')),
    source_digest TEXT NOT NULL, created REAL NOT NULL,
    CHECK (left_system <> right_system)
)
"""
INSERT = """
INSERT INTO votes (pair, left_system, right_system, outcome, source_digest, created) VALUES (?, ?, ?, ?, ?, ?)
"""
SELECT = """
SELECT pair, left_system, right_system, outcome, source_digest, created FROM votes
WHERE :pair IS NULL OR pair = :pair ORDER BY id
"""
COUNT = "SELECT pair, count(*) FROM votes GROUP BY pair ORDER BY count(*) DESC, pair"

COLUMNS = ("created", "pair", "left", "right", "outcome", "source_sha256")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a cell as a formula: OWASP, "CSV Injection", full-width forms included."""


class Outcome(StrEnum):
    """What an editor said of two translations side by side."""

    LEFT = "left"
    RIGHT = "right"
    TIE = "tie"
    BOTH_BAD = "both-bad"


@dataclass(frozen=True, slots=True)
class Vote:
    """One comparison of two systems; the story itself is not kept, only what tells it from others."""

    pair: str  # "ar-en": BCP-47 tags of source and target
    left: str  # a system, with its decoding: "barqiya-base · beam 5"
    right: str
    outcome: Outcome
    source_digest: str  # SHA-256 of the story's text, hexadecimal
    created: float  # seconds since 1970, UTC

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise InputError(f"{self.left} stands on both sides", "compare two different systems")


def pair_of(source: Language, target: Language) -> str:
    """A pair of languages as votes have it: "ar-en", "ar-zh-Hans"."""
    return f"{source.tag}-{target.tag}"


def digest(text: str) -> str:
    """What tells a story from others without telling what is in it."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


class VoteStore:
    """All votes in one file, shared by threads and processes; every method may raise StoreError."""

    def __init__(self, path: Path) -> None:
        self._file = SqliteFile(path, title=TITLE, application=APPLICATION, version=VERSION, schema=SCHEMA)

    def add(self, vote: Vote) -> None:
        row = (vote.pair, vote.left, vote.right, vote.outcome.value, vote.source_digest, vote.created)
        with self._file.transaction("IMMEDIATE") as connection:
            connection.execute(INSERT, row)

    def all(self, pair: str | None = None) -> tuple[Vote, ...]:
        """Every vote, or those of one pair of languages, in the order in which they came."""
        with self._file.transaction("DEFERRED") as connection:
            rows = connection.execute(SELECT, {"pair": pair}).fetchall()
        return tuple(
            Vote(pair, left, right, Outcome(outcome), source, created)
            for pair, left, right, outcome, source, created in rows
        )

    def pairs(self) -> dict[str, int]:
        """How many votes each pair of languages has, the most first."""
        with self._file.transaction("DEFERRED") as connection:
            return dict(connection.execute(COUNT).fetchall())

    def close(self) -> None:
        self._file.close()


def as_csv(votes: Iterable[Vote]) -> str:
    """A table with a header by RFC 4180; a name that a spreadsheet would calculate is made plain text."""
    written = StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for vote in votes:
        created = datetime.fromtimestamp(vote.created, UTC).isoformat(timespec="seconds")
        cells = (created, vote.pair, vote.left, vote.right, vote.outcome.value, vote.source_digest)
        table.writerow(map(_plain, cells))
    return written.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA) else cell
