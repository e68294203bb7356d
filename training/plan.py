"""Everything that a run depends on besides its shards and its first weights."""

from collections.abc import Mapping
from dataclasses import dataclass

from training.schedule import Budget, Schedule
from training.state import Progress


@dataclass(frozen=True, slots=True)
class Plan:
    """A resumed run must be given the same, but for its ends, its watching and its saving.

    `slice_minutes` and `slice_steps` end this slice, with a checkpoint; the budget is that of all slices.
    """

    budget: Budget
    schedule: Schedule
    batch_tokens: int = 2500  # padded, of the longer side
    smoothing: float = 0.1
    guidance: float = 1.0
    consistency: float = 0.0  # R-Drop's alpha; a step then costs twice as much
    consistency_after: float = 0.0  # the share of the budget from which on it is used
    clip: float = 1.0
    average: float = 0.999
    seed: int = 1
    recorded: bool = False  # on one GPU: steps are recorded and replayed
    tags: Mapping[str, float] | None = None  # shares by target tag; all alike where absent
    slice_minutes: float | None = None
    slice_steps: int | None = None
    save_minutes: float = 5.0
    watch_minutes: float = 10.0
    log_steps: int = 50

    def consistency_at(self, progress: Progress) -> float:
        """The weight of two passes' agreement in the next step."""
        return self.consistency if self.budget.spent(progress) >= self.consistency_after else 0.0

    def ended(self, progress: Progress, steps: int, seconds: float) -> bool:
        """Whether the budget is spent, or this slice has had its steps or seconds."""
        over = self.slice_minutes is not None and seconds >= self.slice_minutes * 60
        reached = self.slice_steps is not None and steps >= self.slice_steps
        return over or reached or self.budget.spent(progress) >= 1.0
