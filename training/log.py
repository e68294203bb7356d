"""The log of a run: JSON Lines that a resumed run takes back to its checkpoint and goes on with."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from training.network import Losses
from training.state import Progress, write_aside

Say = Callable[[str], None]


class RunLog:
    """`log.jsonl` of a run, told to the user as well."""

    def __init__(self, path: Path, say: Say) -> None:
        self._path, self._say = path, say

    def rewind(self, step: int) -> None:
        """Forgets the steps after a checkpoint: they will be done again."""
        if self._path.is_file():
            rows = read_log(self._path)
            kept = "".join(json.dumps(row) + "\n" for row in rows if row["step"] <= step)
            write_aside(self._path, kept)

    def add(self, row: dict[str, Any]) -> None:
        """One line; floats are rounded to five places."""
        row = {key: round(value, 5) if isinstance(value, float) else value for key, value in row.items()}
        with self._path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")
        self._say(json.dumps(row))


def read_log(path: Path) -> list[dict[str, Any]]:
    """All whole lines; a line that a killed run left unfinished is skipped."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            rows.append(json.loads(line))
        except ValueError:
            continue
    return rows


@dataclass(slots=True)
class Window:
    """Sums over the steps since the last line of the log; they are part of a checkpoint."""

    cross_entropy: float = 0.0
    guidance: float = 0.0
    steps: int = 0


class Meter:
    """Gathers losses without waiting for the device, and makes a line of the log of them."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._pending: list[torch.Tensor] = []
        self._started = time.monotonic()
        self._tokens = 0

    def add(self, losses: Losses, tokens: int) -> None:
        """One step's losses and target tokens."""
        self._pending.append(torch.stack([losses.cross_entropy, losses.guidance]))
        self._tokens += tokens

    def window(self) -> Window:
        """The sums so far; waits for the device."""
        if self._pending:
            sums = torch.stack(self._pending).cpu().double().sum(0)
            self._window.cross_entropy += float(sums[0])
            self._window.guidance += float(sums[1])
            self._window.steps += len(self._pending)
            self._pending = []
        return self._window

    def line(self, progress: Progress, rate: float) -> dict[str, Any]:
        """The means; begins a new window."""
        window = self.window()
        row = {
            "step": progress.step,
            "minutes": progress.seconds / 60,
            "cross_entropy": window.cross_entropy / window.steps,
            "guidance": window.guidance / window.steps,
            "rate": rate,
            "tokens_per_second": round(self._tokens / max(time.monotonic() - self._started, 1e-9)),
            "target_tokens": progress.target_tokens,
        }
        self._window, self._tokens, self._started = Window(), 0, time.monotonic()
        return row
