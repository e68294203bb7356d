from collections.abc import Generator, Iterator
from dataclasses import replace

import pytest

import service.ui.pacing
from service.comparison import Column, ColumnState, Comparison, Phase, System
from service.languages import language
from service.text.segments import read_story
from service.ui.pacing import unhurried

STATE = ColumnState(Column(System("base"), language("en")), Phase.WORKING, ())


class Clock:
    """Told how late it is, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock()
    monkeypatch.setattr(service.ui.pacing, "monotonic", told)
    return told


def steps(clock: Clock, phases: str) -> Generator[Comparison]:
    """A step a second, each in a phase by its first letter; its number is its findings."""
    names = {"l": Phase.LOADING, "w": Phase.WORKING, "d": Phase.DONE}
    for number, letter in enumerate(phases):
        clock.now += 1
        yield Comparison(read_story(""), (replace(STATE, phase=names[letter], findings=number),))


def shown(clock: Clock, phases: str, cost: float) -> Iterator[int]:
    for step in unhurried(steps(clock, phases)):
        clock.now += cost
        yield step.columns[0].findings


@pytest.mark.parametrize(
    ("phases", "cost", "expected"),
    [
        ("wwwwww", 0.1, [0, 1, 2, 3, 4, 5]),
        ("wwwwww", 1.0, [0, 1, 2, 3, 4, 5]),
        ("wwwwww", 3.0, [0, 3]),
        ("wwwwwd", 3.0, [0, 3, 5]),
        ("wlwwwwwd", 5.0, [0, 1, 2, 7]),
        ("", 1.0, []),
    ],
)
def test_what_takes_long_to_show_is_shown_less_often(
    clock: Clock, phases: str, cost: float, expected: list[int]
):
    assert list(shown(clock, phases, cost)) == expected


def test_given_up_it_ends_the_comparison(clock: Clock):
    comparison = steps(clock, "www")
    paced = unhurried(comparison)
    next(paced)
    paced.close()
    assert list(comparison) == []
