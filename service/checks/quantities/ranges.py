"""What two numbers of a range share: «14 to 18 billion», «2 إلى 4 بوصات»."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from service.checks.quantities.quantity import Quantity, Scheme, number_keys

_HYPHENS = ("-", "–", "—", " - ", " – ", "/")
_SCALES = (10**12, 10**9, 10**6, 10**3)


def spread(numbers: Sequence[Quantity], text: str) -> list[Quantity]:
    """The numbers, each with what the next one may lend it: its scale, its unit, a score, a date."""
    spread_out = list(numbers)
    for at, (left, right) in enumerate(pairwise(numbers)):
        joint = _joint().fullmatch(text, left.end, right.start)
        if joint and joint.group() in _HYPHENS:
            spread_out[at], spread_out[at + 1] = map(_dated, _scored(spread_out[at], right))
        if joint:
            spread_out[at] = _lent(spread_out[at], right)
    return spread_out


def _dated(number: Quantity) -> Quantity:
    """«23 - 5» of a dateline: either may be the month."""
    month = number.value.denominator == 1 and 1 <= number.value <= 12
    return replace(number, keys=number.keys | {(Scheme.MONTH, number.value)}) if month else number


def _scored(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """«17-11» may be told as «17:11», which reads like a time."""
    if not (left.value <= 24 and right.value < 60):
        return left, right
    time = {(Scheme.HOUR, (left.value * 60 + right.value) % 720)}
    return replace(left, keys=left.keys | time), replace(right, keys=right.keys | time)


def _lent(left: Quantity, right: Quantity) -> Quantity:
    scale = next((scale for scale in _SCALES if right.value >= scale), 1)
    keys = left.keys | number_keys(left.value * scale) if left.value < scale else left.keys
    if left.measures or not right.value:
        return replace(left, keys=keys)
    share = float(left.value / right.value)
    measures = tuple(replace(measure, amount=measure.amount * share) for measure in right.measures)
    return replace(left, keys=keys, measures=measures)


@cache
def _joint() -> re.Pattern[str]:
    words = r"to|and|or|auf|et|à|ou|y|e|a|o|und|oder|bis|إلى|الى|حتى|أو|و|وحتى|أو حتى|and up to"
    return re.compile(rf"\s?(?:[-–—/]|(?:{words})(?![^\W\d_]))\s?[$€£¥]?|\s?و(?:ال)?\s?")
