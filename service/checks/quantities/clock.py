"""Times of day in digits: «9:30 am», «14h20», «20 h», «9時30分»."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from service.checks.quantities.quantity import Family, Quantity, clock_keys


def times(text: str) -> list[Quantity]:
    """All times written with a colon or an h; a bare hour and «14.20» stay numbers that can also be times."""
    found = []
    for match in _time().finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour <= 24 and minute < 60:
            minutes = Fraction(hour * 60 + minute)
            found.append(Quantity(*match.span(), Family.TIME, minutes, clock_keys(minutes), firm=True))
    return found


def covered(told: Iterable[Quantity]) -> frozenset[int]:
    """The offsets at which these stand."""
    return frozenset(at for time in told for at in range(time.start, time.end))


@cache
def _time() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d:.,])(?P<hour>\d{1,2})(?:(?::|\s?[hH]\s?|\s?Uhr\s|\s?[時时点點시]\s?)(?P<minute>\d\d)(?![\d:])|\s?[hH](?![\w/]))"
    )
