"""How fast a run is, and when it will be done."""

import time

from service.batch.ledger import Mark


class Pace:
    """How fast this run is: what an earlier one did took none of its time."""

    def __init__(self) -> None:
        self._first: tuple[Mark, float] | None = None

    def words(self, mark: Mark, size: int, now: float | None = None) -> str:
        """«1,200 rows, 48 %, 31.5 rows/s, 0:12:40 left»; `now` in seconds."""
        now = time.monotonic() if now is None else now
        self._first = self._first or (mark, now)
        first, begun = self._first
        rows, share = mark.rows + mark.rejects, mark.offset / size if size else 1.0
        words = f"{rows:,} rows, {share:.0%}"
        seconds, read = now - begun, mark.offset - first.offset
        if seconds <= 0 or not read:
            return words
        rate = (rows - first.rows - first.rejects) / seconds
        minutes, left = divmod(round((size - mark.offset) * seconds / read), 60)
        return f"{words}, {rate:.1f} rows/s, {minutes // 60}:{minutes % 60:02}:{left:02} left"
