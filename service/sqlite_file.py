"""An SQLite file that threads and processes share, and that a killed process leaves whole."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Literal

from service.errors import StoreError
from service.reasons import finding
from service.refusals import refused

BUSY_SECONDS = 15.0  # how long one process waits for another's transaction
IDENTITY = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")

TROUBLES = {
    sqlite3.SQLITE_FULL: "store.full",
    sqlite3.SQLITE_READONLY: "store.read_only",
    sqlite3.SQLITE_CANTOPEN: "store.no_place",
    sqlite3.SQLITE_PERM: "store.forbidden",
    sqlite3.SQLITE_NOTADB: "store.other_file",
    sqlite3.SQLITE_CORRUPT: "store.damaged",
    sqlite3.SQLITE_BUSY: "store.held",
    sqlite3.SQLITE_IOERR: "store.disk",
}
"""Keys of refusals.toml."""


class SqliteFile:
    """One connection behind a lock, in write-ahead mode; the file is begun where it is missing.

    `title` is the key in reasons.toml that names the file in errors, `application` (32 bits) tells it from
    the files of other programs. Every method raises StoreError, and nothing else, where it cannot be used.
    """

    def __init__(self, path: Path, *, title: str, application: int, version: int, schema: str) -> None:
        self.path = path
        self._title = title
        self._lock = Lock()
        with self._errors():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            self._begin(application, version, schema)
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def transaction(self, mode: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        """All or nothing: one snapshot for reading (DEFERRED), or the only writer (IMMEDIATE)."""
        with self._lock, self._errors():
            self._connection.execute(f"BEGIN {mode}")
            try:
                yield self._connection
            except BaseException:
                if self._connection.in_transaction:  # a full disk has already rolled it back
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def shrink(self) -> None:
        """Gives the space of deleted rows back to the disk, unless another process is reading just now."""
        with self._lock, self._errors():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def bytes(self) -> int:
        """What the file and its write-ahead log take on the disk."""
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _begin(self, application: int, version: int, schema: str) -> None:
        """Looks before it writes: a file that is not ours is left as it is."""
        with self.transaction("DEFERRED") as connection:
            new = self._is_new(connection, application, version)
        self._set_modes(new)
        with self.transaction("IMMEDIATE") as connection:
            if self._is_new(connection, application, version):  # or another process was faster
                connection.execute(schema)
                connection.execute(f"PRAGMA application_id = {application}")
                connection.execute(f"PRAGMA user_version = {version}")

    def _is_new(self, connection: sqlite3.Connection, application: int, version: int) -> bool:
        """Called in a transaction, so that the three answers are of one moment."""
        found_application, found_version, tables = (
            connection.execute(query).fetchone()[0] for query in IDENTITY
        )
        if not (found_application or found_version or tables):
            return True
        if found_application != application:
            raise self._error("store.foreign")
        if found_version > version:
            raise self._error("store.newer", found=str(found_version), known=str(version))
        return False

    def _set_modes(self, new: bool) -> None:
        with self._errors():
            if new:
                self._connection.execute("PRAGMA auto_vacuum = FULL")
            self._write_ahead()
            # Beside a write-ahead log NORMAL loses nothing to a killed process, the last ones to a power cut.
            self._connection.execute("PRAGMA synchronous = NORMAL")

    def _write_ahead(self) -> None:
        """Waits by itself: SQLite's own waiting does not cover the switch, and two first starts collide."""
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
            if code in TROUBLES:
                raise self._error(TROUBLES[code]) from error
            raise self._error("store.unusable", error=str(error)) from error
        except OSError as error:
            raise self._error("store.unopened", error=error.strerror or str(error)) from error
        except UnicodeEncodeError as error:
            raise self._error("store.surrogate") from error

    def _error(self, key: str, **values: str) -> StoreError:
        return refused(StoreError, key, store=finding("", self._title), path=str(self.path), **values)
