"""The learning rate: warm-up, a plateau, and a linear decay over the last part of the budget."""

from dataclasses import dataclass

from training.state import Progress


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a run is, all slices together: in steps (exactly repeatable) or in minutes of training."""

    steps: int | None = None
    minutes: float | None = None

    def spent(self, progress: Progress) -> float:
        """The share of the budget that is spent, 0 to 1."""
        if self.steps is not None:
            return min(1.0, progress.step / self.steps)
        return min(1.0, progress.seconds / 60 / self.minutes) if self.minutes else 1.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """Warm-up in steps; `decay` is the last share of the budget, which ends at `floor` times the peak.

    Source: Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations" (2024):
    a plateau with a short linear cool-down is as good as a cosine, which must know its end from the start.
    """

    peak: float
    warmup: int
    decay: float = 1 / 3
    floor: float = 0.05

    def rate(self, progress: Progress, budget: Budget) -> float:
        """The rate of the next step; the warm-up begins wherever the optimizer began anew."""
        warm = min(1.0, (progress.step - progress.began + 1) / self.warmup) if self.warmup else 1.0
        left = 1.0 - budget.spent(progress)
        cool = 1.0 if left >= self.decay else self.floor + (1 - self.floor) * left / self.decay
        return self.peak * warm * cool
