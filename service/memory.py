"""The translation memory: what was translated once is not translated again.

Losing it costs time, never a translation: where it fails, the translator goes on with `NullMemory`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from service.sqlite_file import SqliteFile

TITLE = "store.memory"
APPLICATION = 0x62617271  # "barq"
VERSION = 1
CHUNK = 500  # digests in one query; SQLite's oldest limit on variables is 999

SCHEMA = """
CREATE TABLE entries (
    digest BLOB PRIMARY KEY,
    source TEXT NOT NULL, source_tag TEXT NOT NULL, target_tag TEXT NOT NULL,
    model TEXT NOT NULL, revision TEXT NOT NULL, decoding TEXT NOT NULL, glossary TEXT NOT NULL,
    target TEXT NOT NULL, score REAL, engine TEXT NOT NULL, created REAL NOT NULL, human TEXT
)
"""
SELECT = "SELECT digest, target, score, engine, created, human FROM entries WHERE digest IN ({})"
UPSERT = """
INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (digest) DO UPDATE SET
    target = excluded.target, score = excluded.score, engine = excluded.engine, created = excluded.created,
    human = coalesce(excluded.human, human)
"""
CORRECT = """
INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', NULL, ?, ?, ?)
ON CONFLICT (digest) DO UPDATE SET human = excluded.human, created = excluded.created
"""
UNCORRECT = (
    "DELETE FROM entries WHERE digest = ? AND target = ''",  # a row that only the editor made
    "UPDATE entries SET human = NULL WHERE digest = ?",
)
HUMAN = """
SELECT source, source_tag, target_tag, model, revision, decoding, glossary,
    target, score, engine, created, human
FROM entries WHERE human IS NOT NULL AND (:target_tag IS NULL OR target_tag = :target_tag)
ORDER BY created, source, target_tag
"""
DELETE = """
DELETE FROM entries
WHERE (:model IS NULL OR model = :model) AND (:target_tag IS NULL OR target_tag = :target_tag)
    AND (:corrections OR human IS NULL)
"""
TOTALS = "SELECT count(*), count(human), min(created), max(created) FROM entries"
SHARES = "SELECT model, source_tag, target_tag, count(*) FROM entries GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"


@dataclass(frozen=True, slots=True)
class Key:
    """All that decides a target; `source` is the exact text that the engine sees."""

    source: str
    source_tag: str  # BCP-47
    target_tag: str
    model: str
    revision: str
    decoding: str  # Decoding.key()
    glossary: str = ""  # a glossary's id

    def fields(self) -> tuple[str, ...]:
        """In the order of the table's columns."""
        return (
            self.source,
            self.source_tag,
            self.target_tag,
            self.model,
            self.revision,
            self.decoding,
            self.glossary,
        )

    def digest(self) -> bytes:
        """SHA-256 over every field preceded by its length, so that no two keys encode to the same bytes."""
        digest = sha256()
        for field in self.fields():
            encoded = field.encode()
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
        return digest.digest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A remembered target; `human` is an editor's wording, which goes before the machine's.

    `target` is empty where an editor worded what no model made, or made only in part.
    """

    target: str
    score: float | None
    engine: str
    created: float  # the last wording's, in seconds since 1970, UTC
    human: str | None = None

    def fields(self) -> tuple[str | float | None, ...]:
        """In the order of the table's columns."""
        return (self.target, self.score, self.engine, self.created, self.human)

    @property
    def text(self) -> str:
        """The wording to use."""
        return self.target if self.human is None else self.human


@dataclass(frozen=True, slots=True)
class Share:
    """How many entries one model has for one pair of languages."""

    model: str
    source_tag: str
    target_tag: str
    entries: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What a memory holds; `oldest` and `newest` are seconds since 1970, None where it is empty."""

    path: Path
    bytes: int
    entries: int
    human: int  # entries with an editor's wording
    oldest: float | None
    newest: float | None
    shares: tuple[Share, ...]


class Memory(Protocol):
    """What a translator asks of a memory."""

    def get_many(self, keys: Sequence[Key]) -> dict[Key, Entry]:
        """The entries of those keys that are known."""

    def put_many(self, entries: Mapping[Key, Entry]) -> None:
        """Remembers all entries or, where it raises StoreError, none; an editor's wording is never erased."""

    def correct(self, key: Key, human: str | None, engine: str, created: float) -> None:
        """Remembers an editor's wording beside the machine's; None takes it back. May raise StoreError."""

    def human_entries(self, target_tag: str | None = None) -> dict[Key, Entry]:
        """All that editors worded, or what they did in one language; the oldest first."""

    def close(self) -> None: ...


class NullMemory:
    """Remembers nothing."""

    def get_many(self, keys: Sequence[Key]) -> dict[Key, Entry]:  # noqa: ARG002
        return {}

    def put_many(self, entries: Mapping[Key, Entry]) -> None:
        pass

    def correct(self, key: Key, human: str | None, engine: str, created: float) -> None:
        pass

    def human_entries(self, target_tag: str | None = None) -> dict[Key, Entry]:  # noqa: ARG002
        return {}

    def close(self) -> None:
        pass


class TranslationMemory:
    """A memory in one file, shared by threads and processes; every method may raise StoreError."""

    def __init__(self, path: Path) -> None:
        self._file = SqliteFile(path, title=TITLE, application=APPLICATION, version=VERSION, schema=SCHEMA)

    def get_many(self, keys: Sequence[Key]) -> dict[Key, Entry]:
        found: dict[Key, Entry] = {}
        with self._file.transaction("DEFERRED") as connection:
            by_digest = {key.digest(): key for key in keys}
            digests = tuple(by_digest)
            for start in range(0, len(digests), CHUNK):
                chunk = digests[start : start + CHUNK]
                query = SELECT.format(",".join("?" * len(chunk)))
                for digest, *values in connection.execute(query, chunk):
                    found[by_digest[digest]] = Entry(*values)
        return found

    def put_many(self, entries: Mapping[Key, Entry]) -> None:
        with self._file.transaction("IMMEDIATE") as connection:
            rows = ((key.digest(), *key.fields(), *entry.fields()) for key, entry in entries.items())
            connection.executemany(UPSERT, rows)

    def correct(self, key: Key, human: str | None, engine: str, created: float) -> None:
        with self._file.transaction("IMMEDIATE") as connection:
            if human is not None:
                connection.execute(CORRECT, (key.digest(), *key.fields(), engine, created, human))
                return
            for statement in UNCORRECT:
                connection.execute(statement, (key.digest(),))

    def human_entries(self, target_tag: str | None = None) -> dict[Key, Entry]:
        with self._file.transaction("DEFERRED") as connection:
            rows = connection.execute(HUMAN, {"target_tag": target_tag}).fetchall()
        return {Key(*row[:7]): Entry(*row[7:]) for row in rows}

    def stats(self) -> Stats:
        with self._file.transaction("DEFERRED") as connection:
            entries, human, oldest, newest = connection.execute(TOTALS).fetchone()
            shares = tuple(Share(*row) for row in connection.execute(SHARES))
        return Stats(self._file.path, self._file.bytes, entries, human, oldest, newest, shares)

    def clear(
        self, *, model: str | None = None, target_tag: str | None = None, corrections: bool = False
    ) -> int:
        """Forgets all, or what one model made, or what is in one language; returns how many entries.

        What editors worded stays, unless `corrections` says that it goes, too.
        """
        which = {"model": model, "target_tag": target_tag, "corrections": corrections}
        with self._file.transaction("IMMEDIATE") as connection:
            removed = connection.execute(DELETE, which).rowcount
        self._file.shrink()
        return removed

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
