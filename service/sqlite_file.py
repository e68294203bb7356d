"""An SQLite file that threads and processes share, and that a killed process leaves whole."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Literal

from service.errors import StoreError

BUSY_SECONDS = 15.0  # how long one process waits for another's transaction
IDENTITY = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")

TROUBLES = {
    sqlite3.SQLITE_FULL: ("cannot be written because the disk is full", "free some space"),
    sqlite3.SQLITE_READONLY: ("may not be written", "make the file and its directory writable"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "its path must be a file in a writable directory"),
    sqlite3.SQLITE_PERM: ("may not be opened", "make the file and its directory writable"),
    sqlite3.SQLITE_NOTADB: ("is not an SQLite file", "move the file away, and a new one is begun"),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "move the file away, and a new one is begun"),
    sqlite3.SQLITE_BUSY: ("is held by another process", "try again when that process is done"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "check the disk"),
}


class SqliteFile:
    """One connection behind a lock, in write-ahead mode; the file is begun where it is missing.

    `title` names the file in errors ("the translation memory"), `application` (32 bits) tells it from the
    files of other programs. Every method raises StoreError, and nothing else, where the file cannot be used.
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
            raise self._error("belongs to another program", "choose another path")
        if found_version > version:
            raise self._error(
                f"was written by a newer Barqiya (schema {found_version}, this one reads {version})",
                "update Barqiya, or choose another path",
            )
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
            what, hint = TROUBLES.get(
                code, (f"cannot be used ({error})", "check the file, or choose another path")
            )
            raise self._error(what, hint) from error
        except OSError as error:
            raise self._error(f"cannot be opened ({error.strerror})", "choose another path") from error
        except UnicodeEncodeError as error:
            raise self._error("cannot hold a lone surrogate", "clean the text") from error

    def _error(self, what: str, hint: str) -> StoreError:
        return StoreError(f"{self._title} {self.path} {what}", hint)
