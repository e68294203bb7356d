"""Where the marks of a plot lie; the templates draw them. All lengths are in the units of the drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from evaluation.reports.breakdown import Part
from evaluation.reports.findings import REFERENCE, FindingCounts

WIDTH = 340  # about a telephone's, so that letters keep their size on one
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 16, 8, 40  # margins around what is plotted
_LINE = 34  # from one system's mark to the next, its name between them
_BAR, _NEXT = 9, 13  # a bar's thickness; from one bar to the next
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` laid out between two places of the drawing."""

    low: float
    high: float
    step: float  # from one tick to the next
    start: float
    end: float

    @classmethod
    def around(cls, values: Sequence[float], start: float, end: float) -> "Scale":
        """To round figures on both sides of all values."""
        least, most = min(values), max(values)
        if least == most:
            least, most = max(0.0, least - 1), max(1.0, most)
        step = _step(least, most)
        low = floor(least / step) * step
        return cls(low, max(ceil(most / step) * step, low + step), step, start, end)

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Places and labels."""
        count = round((self.high - self.low) / self.step)
        values = (self.low + number * self.step for number in range(count + 1))
        return tuple((self(value), f"{value:.10g}") for value in values)


@dataclass(frozen=True, slots=True)
class Whisker:
    """A system's score and its interval; `colour` numbers the systems."""

    label: str
    text: str
    colour: int
    x: float
    low: float
    high: float
    y: float


@dataclass(frozen=True, slots=True)
class ScorePlot:
    """A metric's score of each system, one below the other."""

    title: str
    height: float
    scale: Scale
    whiskers: tuple[Whisker, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A system's scores, from left to right."""

    label: str
    colour: int
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class LengthPlot:
    """A metric's score of each system over the length of the source; `columns` are places and labels."""

    title: str
    height: float
    scale: Scale
    columns: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A count of segments; `colour` is that of the system, or None for the reference."""

    text: str
    colour: int | None
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class FindingPlot:
    """For each check a name, the place of its name, and a bar for each system."""

    height: float
    thickness: float
    groups: tuple[tuple[str, float, tuple[Bar, ...]], ...]


def score_plot(metric: str, scores: Mapping[str, tuple[float, float, float]]) -> ScorePlot:
    """`scores` by system: the score, and its interval's ends."""
    scale = Scale.around([figure for each in scores.values() for figure in each], _RIGHT, WIDTH - _RIGHT)
    whiskers = tuple(
        Whisker(name, f"{score:.1f}", number, scale(score), scale(low), scale(high), (number + 1) * _LINE - 6)
        for number, (name, (score, low, high)) in enumerate(scores.items())
    )
    return ScorePlot(metric, len(scores) * _LINE + 24, scale, whiskers)


def length_plot(metric: str, parts: Sequence[Part]) -> LengthPlot:
    """Lengths in the order of `parts`."""
    names = list(dict.fromkeys(part.name for part in parts))
    systems = list(dict.fromkeys(part.system for part in parts))
    height = 190
    scale = Scale.around([part.scores[metric] for part in parts], height - _BOTTOM, _TOP)
    step = (WIDTH - _LEFT - _RIGHT) / len(names)
    across = {name: round(_LEFT + (place + 0.5) * step, 1) for place, name in enumerate(names)}
    lines = tuple(
        Line(
            system,
            number,
            tuple((across[p.name], scale(p.scores[metric])) for p in parts if p.system == system),
        )
        for number, system in enumerate(systems)
    )
    return LengthPlot(metric, height, scale, tuple((x, name) for name, x in across.items()), lines)


def finding_plot(counts: Sequence[FindingCounts], segments: int) -> FindingPlot:
    """Bars fill the width at the largest count."""
    most = max((count for row in counts for count in row.segments.values()), default=1) or 1
    groups, y = [], 0.0
    for row in counts:
        name_at = y + 12
        bars = tuple(
            Bar(
                text=f"{count} ({count / segments:.1%})",
                colour=None if system == REFERENCE else number,
                y=name_at + 6 + number * _NEXT,
                width=round(count / most * (WIDTH - 80), 1),
            )
            for number, (system, count) in enumerate(row.segments.items())
        )
        groups.append((row.check, name_at, bars))
        y = name_at + 14 + len(bars) * _NEXT
    return FindingPlot(y, _BAR, tuple(groups))


def _step(low: float, high: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that leaves few ticks."""
    rough = (high - low) / _TICKS
    power = 10.0 ** floor(log10(rough))
    return next(power * each for each in (1, 2, 5, 10) if power * each >= rough * (1 - 1e-9))
