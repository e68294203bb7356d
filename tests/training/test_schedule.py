import pytest

from training.plan import Plan
from training.schedule import Budget, Schedule
from training.state import Progress

SCHEDULE = Schedule(peak=1.0, warmup=10, decay=0.25, floor=0.1)


@pytest.mark.parametrize(
    ("step", "rate"),
    [(0, 0.1), (4, 0.5), (9, 1.0), (74, 1.0), (75, 1.0), (80, 0.82), (99, 0.136), (100, 0.1)],
)
def test_warm_up_plateau_and_decay_by_steps(step: int, rate: float) -> None:
    assert SCHEDULE.rate(Progress(step=step), Budget(steps=100)) == pytest.approx(rate)


def test_minutes_are_those_of_all_slices() -> None:
    budget = Budget(minutes=10)
    assert budget.spent(Progress(seconds=300)) == 0.5
    assert budget.spent(Progress(seconds=900)) == 1.0
    assert SCHEDULE.rate(Progress(step=500, seconds=525), budget) == pytest.approx(0.55)


def test_a_run_whose_optimizer_began_anew_warms_up_again() -> None:
    assert SCHEDULE.rate(Progress(step=50, began=50), Budget(steps=100)) == pytest.approx(0.1)
    assert SCHEDULE.rate(Progress(step=60, began=50), Budget(steps=100)) == pytest.approx(1.0)


def test_no_warm_up_and_no_decay() -> None:
    flat = Schedule(peak=2.0, warmup=0, decay=0.0)
    assert flat.rate(Progress(step=0), Budget(steps=10)) == 2.0
    assert flat.rate(Progress(step=9), Budget(steps=10)) == 2.0


def test_a_slice_ends_by_its_steps_its_seconds_or_the_budget() -> None:
    plan = Plan(Budget(steps=10), SCHEDULE, slice_steps=3, slice_minutes=2)
    assert not plan.ended(Progress(step=5), steps=2, seconds=100)
    assert plan.ended(Progress(step=5), steps=3, seconds=100)
    assert plan.ended(Progress(step=5), steps=2, seconds=120)
    assert plan.ended(Progress(step=10), steps=2, seconds=100)


def test_two_passes_begin_at_their_share_of_the_budget() -> None:
    plan = Plan(Budget(steps=10), SCHEDULE, consistency=2.0, consistency_after=0.4)
    weights = [plan.consistency_at(Progress(step=step)) for step in range(10)]
    assert weights == [0.0] * 4 + [2.0] * 6
    assert Plan(Budget(steps=10), SCHEDULE).consistency_at(Progress(step=9)) == 0.0
